"""No command lets a foreign word act: on a screen, in a log, in a file that it writes.

Every command of the registry has its rows here; a new one fails until it has. Escapes, characters
that turn others round and commands of a CI stand in the path of the workspace, in names of files,
templates and sheets, in cells, forms, titles, values on the command line and authors of commits.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import Workbook, load_workbook

from caichcli.cli.command_names import commands, has_own_module
from tests.cli.conftest import Answer, Ask
from tests.cli.recorded import FILE, PLAN, TODAY, lay_out
from tests.repositories import Git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such names of files")

ESCAPES = "\x1b]0;y\x07\x1b[5;7m\u202eb\u2066\u200bc\x9b1m"
WORD = f"x{ESCAPES}"
NAME = f"{WORD}\n::error::z"
TITLE = r'"Ban hành ::error::\n::add-mask::x ##[error]y\n    ##vso[task.complete]"'
# Characters that act, commands of a CI at the beginning of a line; none may be printed or written.
ACTING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)"
)
COMMANDED = re.compile(r"(?m)^\s*::|##\[|##vso\[")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")

ENTRY = ["--by", "bo-a", "--date", "2026-06-30"]
DOCUMENT = ["--document", f"02/TB-VD{WORD}@2026-06-20"]
COMMANDS: dict[str, list[list[str]]] = {
    # the words behind each command; {} is a name that acts
    "init": [["{}"], [f"{FILE}/{{}}"]],
    "validate": [[], ["{}.yaml"], ["{}hỏng.yaml"], ["--base", "{}"], ["--draft"], ["--diff"],
                 ["--output", "json={}.json"], ["--strict"]],
    "explain": [["{}"], ["unknown-agency"]],
    "status": [[], ["--plan", "{}"], ["--as-of", "{}"]],
    "list": [[], ["--search", "{}"], ["--agency", "{}"], ["--area", "{}"]],
    "overdue": [[], ["--agency", "{}"]],
    "show": [["I.1"], ["{}"]],
    "problems": [[], ["--agency", "{}"]],
    "inspections": [[], ["--theme", "{}"], ["--status", "{}"]],
    "initiatives": [[], ["--stage", "{}"], ["--search", "{}"]],
    "initiatives-update": [["{}"], ["SK.1", "-n", "{}"]],
    "inspections-update": [["{}"], ["KT.1/bo-a", "-n", "{}"]],
    "shortcomings-update": [["{}"], ["KT.1.1", "-n", "{}"]],
    "shortcomings": [[], ["--theme", "{}"], ["--status", "{}"]],
    "collect": [[".", "-o", "hồ"], ["{}", "-o", "hồ"], [".", "-o", "{}", "--as-of", "{}"]],
    "rollup": [["hồ"], ["{}"], ["hồ", "--by", "{}"], ["hồ", "--as-of", "{}"]],
    "cascade": [[], ["{}", "--accept"], ["--draft", "bo-a"], ["--draft", "{}"]],
    "risks-assess": [["I.1", "--rating", "watch", "--by", "{}", "--reason", "{}"],
                     ["{}", "--rating", "{}", "--by", "bo-a"]],
    "cascade-receive": [["bo-a", "--document", "{}"], ["{}", "--document", "5/KH"]],
    "update": [["I.1", "-n", "{}", *ENTRY], ["{}", "-n", "x", *ENTRY], ["I.1", "--status", "{}"],
               ["I.1", "-n", "đã họp", *ENTRY, "--commit"], ["--undo"]],
    "add": [["--title", "{}", "--area", "I", "--lead", "bo-a"], ["--area", "{}", "--title", "y"]],
    "adjust": [["I.1", "--to", "{}", *DOCUMENT], ["I.1", "--to", "30/9/2026", *DOCUMENT]],
    "remind": [["I.1", "--document", "{}", "--date", "2026-06-20"], ["{}"]],
    "suspend": [["I.1", *DOCUMENT, "--reason", "{}"]],
    "cancel": [["I.1", *DOCUMENT, "--reason", "{}"]],
    "log": [[], ["--agency", "{}"]],
    "diff": [["HEAD"], ["{}"], ["HEAD~1"]],
    "merge-driver": [["{}.yaml", "{}.yaml", "{}hỏng.yaml"], ["{}", "{}", "{}"]],
    "agencies": [[], ["{}"]],
    "agencies-add": [["{}"], ["bo-moi", "{}"]],
    "agencies-rename": [["bo-a", "{}"]],
    "agencies-alias": [["bo-a", "{}"]],
    "render": [["weekly"], ["brief"], ["{}"], ["weekly", "-o", "{}.md"], ["weekly", "-o", "a.html"],
               ["weekly", "-o", "a.docx"], ["weekly", "-o", "{}/a.md"]],
    "verify": [["{}.csv"], ["{}"]],
    "templates-check": [[], ["{}.md.j2"], ["{}"]],
    "templates-eject": [["{}"], ["weekly"]],
    "import": [["{}.csv"], ["{}.xlsx"], ["{}"], ["{}.xlsx", "--table", "1", "--into", FILE],
               ["{}.csv", "-o", "plans/mới.yaml"], ["{}.csv", "--title", "{}"]],
    "export": [["-o", "{}.csv"], ["-o", "a.json"], ["-o", "a.ics"], ["-o", "a.xlsx"],
               ["-o", "a.docx"], ["--into", "{}.xlsx"], ["--into", "{}"], ["-o", "{}/{}"]],
    "forms-out": [["--period", "2026-Q2", "-o", "{}"], ["--period", "{}", "-o", "bieu2"]],
    "forms-in": [["bieu"], ["{}.xlsx"], ["{}"]],
    "schema": [["plan"], ["{}"]],
    "serve": [["--port", "{}"], ["--host", "{}"], ["--today", "{}"]],  # none of them listens
    "audit": [["{}.md"], ["{}.csv"], ["{}"], ["{}.md", "--period", "{}"], ["{}.md", "--all"]],
    "week": [["2026-W26", "-o", "{}"], ["2026-W26", "--no-papers"], ["{}"]],
}  # fmt: skip
FORMATS = ("", "--format=json", "--format=markdown", "--format=html")


def names(group: str = "") -> Iterator[str]:
    """Every command of the registry, those of groups as group-command."""
    for name in commands("vi", group):
        full = f"{group}-{name}" if group else name
        within = list(names(full))
        yield from within
        if has_own_module(full):
            yield full


# One that has no row is typed as it is: it must need no words.
PLAIN = [name for name in names() if name not in COMMANDS]
COMMANDS |= {name: [[]] for name in PLAIN}


@pytest.fixture
def top(ask: Ask, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in which everything that others name or write acts, if it is let."""
    top = tmp_path / NAME
    top.mkdir()
    monkeypatch.setenv("GIT_AUTHOR_NAME", f"Ng{WORD}")
    lay_out(top, PLAN.replace("title: Ban hành kế hoạch kiểm tra", f"title: {TITLE}"))
    git(top, "init", "-q")
    for message in ("một", WORD):
        (top / "ghi-chu").write_text(message, "utf-8")
        git(top, "add", "-A")
        git(top, "commit", "-qm", message)
    ask("forms", "out", "--period", "2026-Q2", "-o", "bieu", at=top, today=TODAY)
    for form in (top / "bieu").iterdir():
        book = load_workbook(form)
        for row in book.worksheets[0].iter_rows(min_row=8):
            for cell in row[5:]:
                cell.value = f"a\u202e{cell.coordinate}\n::error::z"
        book.save(form)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "T\u202e\u200b"
    rows: list[list[str | int]] = [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Tiến độ (%)"],
        ["1", "y\u202e\n::error::z", "Bộ \u202eB", 5],
    ]
    for values in rows:
        sheet.append(values)
    book.save(top / f"{NAME}.xlsx")
    lines = "\n".join(
        ",".join(f'"{value}"' for value in values) for values in (rows[0], ["1", WORD, WORD])
    )
    (top / f"{NAME}.csv").write_text(lines, "utf-8")
    (top / f"{NAME}.yaml").write_text((top / FILE).read_text("utf-8"), "utf-8")
    (top / f"{NAME}hỏng.yaml").write_text(f"a: [ # {NAME}\n", "utf-8")
    paper = f"# {WORD}\n\nTổng số 5 nhiệm vụ, gồm 3 và 4 {WORD}.\n\n::error::z 50% (1/3)\n"
    (top / f"{NAME}.md").write_text(paper, "utf-8")
    (top / f"{NAME}.md.j2").write_text(f"{{{{ report['{ESCAPES}'] }}}}", "utf-8")
    (top / "templates/vi").mkdir(parents=True)
    (top / "templates/vi/brief.md.j2").write_text(f"{ESCAPES}{{% {ESCAPES} %}}", "utf-8")
    return top


def words(command: str, rest: list[str]) -> list[str]:
    group, _, name = command.partition("-")
    first = [group, name] if name in commands("vi", group) else [command]
    return [*first, *(word.replace("{}", NAME) for word in rest)]


def harmless(printed: str, *, colour: bool = False) -> None:
    if colour:
        assert "\x1b[5;7m" not in printed
        printed = COLOUR.sub("", printed)
    assert ACTING.findall(printed) == []


def written(top: Path, before: set[Path]) -> Iterator[str]:
    """The texts of the files that were written; of packages those of their parts."""
    for path in set(top.rglob("*")) - before:
        if not path.is_file() or ".git" in path.parts:
            continue
        if path.suffix == ".parquet":  # for engines, each text as the plan has it
            continue
        if is_zipfile(path):
            with ZipFile(path) as package:
                yield from (
                    package.read(name).decode()
                    for name in package.namelist()
                    if name.endswith((".xml", ".rels"))
                )
        else:
            yield path.read_text("utf-8")


def test_every_command_is_tried() -> None:
    assert COMMANDS.keys() == set(names())


def test_a_command_that_needs_words_has_its_row(ask: Ask, top: Path) -> None:
    assert [one for one in PLAIN if ask(*words(one, []), at=top, today=TODAY).code == 2] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts(ask: Ask, top: Path, command: str) -> None:
    for rest in COMMANDS[command]:
        for format_ in FORMATS:
            before = set(top.rglob("*"))
            argv = words(command, rest)
            answer: Answer = ask(*argv, *filter(None, [format_]), at=top, today=TODAY)
            if answer.code == 2 and format_ and "--format" in answer.err:
                continue  # a command without formats
            printed = answer.out + answer.err
            harmless(printed)
            assert format_ in ("--format=json", "--format=html") or not COMMANDED.search(printed)
            for text in written(top, before):
                harmless(text)


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts_on_a_terminal(
    ask: Ask, top: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr("caichcli.cli.output.on_terminal", lambda: True)
    for rest in COMMANDS[command]:
        answer = ask(*words(command, rest), at=top, today=TODAY)
        harmless(answer.out + answer.err, colour=True)


def test_the_check_would_tell() -> None:
    for hostile in (ESCAPES, "a\rb", "\u202e", "\x9b"):
        with pytest.raises(AssertionError):
            harmless(hostile)
    with pytest.raises(AssertionError):
        harmless("\x1b[5;7m", colour=True)
    harmless("\x1b[1;31mđỏ\x1b[0m", colour=True)
