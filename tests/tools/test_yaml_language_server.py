"""The YAML language server, which editors run: what it offers and marks with caich's schemas.

It finds them by the line that a plan begins with, or by the editor's settings. ``<>`` in a plan
is where the cursor stands.
"""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from caichcli.cli.main import run
from caichcli.formats.schema.files import words
from caichcli.language.wording import Language
from caichcli.plan.keys import keys
from caichcli.plan.model import PlanFile, Task, Update
from tests.tools.language_server import Json, LanguageServer

pytestmark = pytest.mark.tools

ROOT = Path(__file__).parent.parent.parent

# As an editor's settings name them, for a workspace without the line.
SETTINGS: Json = {
    "schemas": {
        "./.caich/agencies.schema.json": "plans/agencies.yaml",
        "./.caich/plan.schema.json": ["plans/*.yaml", "!plans/agencies.yaml"],
    }
}

BY_LINE = "# yaml-language-server: $schema=../.caich/plan.schema.json\n"
PLAN = """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
  - id: I.1
    title: Ban hành kế hoạch kiểm tra
    area: I
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as ``caich init`` lays it out."""
    folder = tmp_path_factory.mktemp("workspace")
    assert run(["init", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module", params=["by its first line", "by the settings"])
def editor(folder: Path, request: pytest.FixtureRequest) -> Iterator["Editor"]:
    by_line = request.param == "by its first line"
    with LanguageServer(folder, {} if by_line else SETTINGS) as server:
        yield Editor(server, folder, BY_LINE if by_line else "")


class Editor:
    """Plans open in an editor; what stands above them leads to the schema, or nothing does."""

    def __init__(self, server: LanguageServer, folder: Path, above: str) -> None:
        self.server = server
        self.above = above
        self.new_names = (folder / f"plans/{number}.yaml" for number in count())

    def marks(self, text: str) -> list[tuple[str, str]]:
        """The words that are marked, each with what is said of them."""
        shown = self.above + text
        lines = shown.splitlines()
        found = []
        for one in self.server.open(next(self.new_names), shown):
            start, end = one["range"]["start"], one["range"]["end"]
            last = end["character"] if end["line"] == start["line"] else None
            found.append((lines[start["line"]][start["character"] : last], one["message"]))
        return found

    def offers(self, text: str) -> dict[str, Any]:
        """What can stand at the cursor, each with its words."""
        offered = self.server.complete(*self.cursor(text))
        return {label: item.get("documentation") for label, item in offered.items()}

    def tells(self, text: str) -> str:
        return self.server.hover(*self.cursor(text))

    def cursor(self, text: str) -> tuple[Path, int, int]:
        """Where the cursor is: the file, its line and character."""
        before, _, after = (self.above + text).partition("<>")
        path = next(self.new_names)
        self.server.open(path, before + after)
        return path, before.count("\n"), len(before) - before.rfind("\n") - 1


def described(model: type[Struct], lang: Language = "vi") -> dict[str, str]:
    return {key: words(lang, model, key)[1] for key in keys(model)}


def test_a_task_s_keys_are_offered_with_what_they_mean(editor: Editor) -> None:
    offered = editor.offers(PLAN + "    <>\n")
    there = {"id", "title", "area"}
    assert offered == {key: text for key, text in described(Task).items() if key not in there}


def test_a_key_half_typed_is_completed(editor: Editor) -> None:
    offered = editor.offers(PLAN + "    dead<>\n")
    assert offered["deadline"] == described(Task)["deadline"]


def test_a_report_s_keys_are_offered(editor: Editor) -> None:
    offered = editor.offers(PLAN + "    updates:\n      - date: 2026-04-03\n        <>\n")
    assert offered == {key: text for key, text in described(Update).items() if key != "date"}


def test_a_file_s_keys_are_offered(editor: Editor) -> None:
    offered = editor.offers("schema: 1\n<>\n")
    expected = {key: text for key, text in described(PlanFile).items() if key != "schema"}
    assert offered.items() >= expected.items()


def test_values_are_offered(editor: Editor) -> None:
    offered = editor.offers(PLAN + "    updates:\n      - {date: 2026-04-03, status: <>}\n")
    assert {"not-started", "in-progress", "done", "cancelled"} <= offered.keys()
    assert offered["done"] == described(Update)["status"]


def test_a_key_tells_what_it_means_with_an_example(editor: Editor) -> None:
    told = editor.tells(PLAN + "    dead<>line: Quý II/2026\n")
    title, description = words("vi", Task, "deadline")
    assert title in told
    assert description in told.replace("\\_", "_")  # a page of Markdown
    assert "Quý II/2020" in told


MARKED = [
    ("    titel: Báo cáo\n", "titel", "Property titel is not allowed."),
    ("    deadline: 2030\n", "2030", "Incorrect type."),
    ("    lead: bo-a\n", "bo-a", "Incorrect type."),
    ("    priority: yes\n", "yes", "Incorrect type."),
    ("    lead: [Bộ A]\n", "Bộ A", "Mã viết liền"),
    (
        "    updates:\n      - {date: 3/4/2026}\n",
        "3/4/2026",
        "Ngày viết năm-tháng-ngày: 2020-06-30.",
    ),
    ("    updates:\n      - {status: done}\n", "{", 'Missing property "date".'),
    (
        "    updates:\n      - {date: 2026-04-03, status: xong}\n",
        "xong",
        'Value is not accepted. Valid values: "not-started"',
    ),
    ("    updates:\n      - {date: 2026-04-03, progress: 140}\n", "140", "Value is above"),
]


@pytest.mark.parametrize(("added", "marked", "said"), MARKED, ids=[row[1] for row in MARKED])
def test_a_fault_is_marked_where_it_stands(
    editor: Editor, added: str, marked: str, said: str
) -> None:
    found = editor.marks(PLAN + added)
    assert {words for words, _ in found} == {marked}
    assert {message[: len(said)] for _, message in found} == {said}


def test_a_plan_without_fault_is_not_marked(editor: Editor) -> None:
    assert editor.marks(PLAN) == []
    assert editor.marks(PLAN + '    deadline: "2030"\n    lead: [bo-a]\n    note:\n') == []


def test_what_init_lays_out_is_not_marked(folder: Path) -> None:
    for settings in ({}, SETTINGS):
        with LanguageServer(folder, settings) as server:
            for path in folder.glob("plans/*.yaml"):
                assert server.open(path) == []


def test_plans_of_this_repository_and_its_example_are_not_marked() -> None:
    with LanguageServer(ROOT, {}) as server:
        for folder in (ROOT, *ROOT.glob("examples/*")):
            for path in folder.glob("plans/*.yaml"):
                assert server.open(path) == []


def test_a_fault_in_this_repository_s_plan_is_marked() -> None:
    """So that silence above is no server that found no schema."""
    with LanguageServer(ROOT, {}) as server:
        for name in ("plans/2020.yaml", "plans/agencies.yaml"):
            path = ROOT / name
            (mark,) = server.open(path, path.read_text("utf-8") + "ghi_chu: thử\n")
            assert mark["message"] == "Property ghi_chu is not allowed."


def test_keys_are_told_in_english_where_the_schema_is(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    assert run(["init", str(tmp_path / "english"), "--lang", "en"]) == 0
    schemas = tmp_path / "english/.caich"
    for schema in schemas.iterdir():
        shutil.copy(schema, copy / ".caich")
    with LanguageServer(copy, {}) as server:
        offered = Editor(server, copy, BY_LINE).offers(PLAN + "    <>\n")
    assert offered["lead"] == described(Task, "en")["lead"]
