"""The pages that people read: their examples are run, their files tried, their links followed.

What a page may say in a comment before a block:

- ``<!-- in: examples/tinh-minh-hoa -->``: its commands run in that folder of the repository
  (else in its root); ``in: new`` is a folder that is empty when the page begins. Lines that
  begin with ``$ caich`` are run; ``$ cd`` and ``$ export`` hold for what follows; a line
  ``...`` stands for any lines.
- ``<!-- file: plans/2026.yaml -->``: a new file of that folder. ``file: NAME, at its end`` adds
  to one, ``file: NAME, instead of: LINE`` mends one.
"""

import datetime as dt
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from caichcli.cli import session
from caichcli.cli.command_names import commands
from caichcli.cli.main import run
from caichcli.language.messages import say
from caichcli.language.wording import day
from caichcli.plan.deadlines import Deadline, UnreadableDeadline, occurrences, read
from caichcli.services.reporting.reports import REPORTS
from docs.generate import GENERATED

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 7, 1)

RUN_TOO = ("docs/ci.md", "docs/plan-format.md")
MADE = [name for name in GENERATED if name not in RUN_TOO]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*/*.md"))
    if path.relative_to(ROOT).as_posix() not in MADE
)
FOR_USERS = ("README.md", "README.vi.md", "docs/guide.vi.md")

BLOCK = re.compile(
    r"^(?:<!-- (?P<marker>.*?) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\]\(([^)\s]+)\)|<(?:img|a) [^>]*?(?:src|href)=\"([^\"]+)\"")


class Block(Struct, frozen=True):
    """A fenced block of a page: the line it begins on, its marker's words, kind and text."""

    line: int
    marker: dict[str, str]
    kind: str
    text: str


class Step(Struct, frozen=True):
    """A command line and what the page shows below it."""

    command: str
    shown: str


def blocks(text: str) -> Iterator[Block]:
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(line, marker(found["marker"] or ""), found["kind"], found["text"])


def marker(words: str) -> dict[str, str]:
    """``file: NAME, instead of: LINE`` -> {"file": NAME, "instead of": LINE}."""
    kind, _, rest = words.partition(": ")
    name, _, how = rest.partition(", ")
    verb, _, what = how.partition(": ")
    return {kind: name} | ({verb: what} if verb else {})


def steps(text: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Step(command, shown.rstrip("\n"))


def matches(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed; ``...`` stands for any lines."""
    pieces = [r"(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in lines(shown)]
    return (
        re.fullmatch("".join(pieces), "".join(f"{line}\n" for line in lines(printed))) is not None
    )


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


class Reader:
    """Somebody who follows a page step by step, in a folder of their own."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.capsys = capsys
        monkeypatch.setattr(session, "today", lambda: TODAY)

    def follow(self, block: Block) -> None:
        if "file" in block.marker:
            self.write(block)
        if block.kind in ("console", "sh"):
            where = block.marker.get("in", ".")
            self.monkeypatch.chdir(self.folder if where == "new" else ROOT / where)
            for step in steps(block.text):
                self.type(step)

    def write(self, block: Block) -> None:
        path = self.folder / block.marker["file"]
        text = path.read_text("utf-8") if path.exists() else ""
        if "at its end" in block.marker:
            text += block.text
        elif "instead of" in block.marker:
            old = block.marker["instead of"]
            assert text.count(old) == 1
            text = text.replace(old, block.text.strip())
        else:
            text = block.text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def type(self, step: Step) -> None:
        program, *words = shlex.split(step.command)
        if program == "cd":
            self.folder /= words[0]
            self.monkeypatch.chdir(self.folder)
        elif program == "export":
            self.monkeypatch.setenv(*words[0].split("=", 1))
        elif program == "caich":
            printed = self.answer(words)
            assert matches(step.shown, printed), f"$ {step.command}\n{printed}"

    def answer(self, words: list[str]) -> str:
        run(words)
        printed = self.capsys.readouterr()
        return printed.out + printed.err

    def findings(self) -> str:
        """What ``validate`` says of the folder when all is as it should be, nothing."""
        self.monkeypatch.chdir(self.folder)
        return "" if run(["validate", "--strict"]) == 0 else self.capsys.readouterr().out


@pytest.fixture
def reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Reader:
    return Reader(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_gets_what_the_page_shows(page: str, reader: Reader) -> None:
    for block in blocks((ROOT / page).read_text("utf-8")):
        try:
            reader.follow(block)
        except AssertionError as error:
            error.add_note(f"{page}:{block.line}")
            raise
    if (reader.folder / "plans").exists():
        assert reader.findings() == ""


@pytest.mark.parametrize("page", PAGES)
def test_whole_files_in_a_page_are_valid(page: str, reader: Reader) -> None:
    """Each as it stands, beside the register that the page showed last."""
    for block in blocks((ROOT / page).read_text("utf-8")):
        if block.kind == "yaml" and block.text.startswith("schema:"):
            assert "file" in block.marker, f"{page}:{block.line}: no name for the file"
            reader.write(block)
            if any(path.name != "agencies.yaml" for path in reader.folder.glob("plans/*.yaml")):
                assert reader.findings() == "", f"{page}:{block.line}"


@pytest.mark.parametrize("page", [*PAGES, *(name for name in MADE if name.endswith(".md"))])
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in (one or other for one, other in LINK.findall(text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), target
        if heading:
            assert heading in anchors(path.read_text("utf-8")), target


def anchors(text: str) -> set[str]:
    """The names that a page's headings get: small letters, hyphens for blanks, no signs."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in headings}


@pytest.mark.parametrize("page", PAGES)
def test_files_told_of_are_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:docs|examples|src|templates|tests)/[^`\s]*)`", text)
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


def test_the_layout_is_as_drawn() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    drawn: list[Path] = []
    folders: list[str] = []
    for line in text.partition("```\nplans/")[2].partition("```")[0].splitlines():
        if found := re.match(r"( *)((?:[\w/]+(?:\.py|/)(?: +|$))+)", line):
            depth = len(found[1]) // 2
            names = found[2].split()
            drawn += [ROOT.joinpath(*folders[:depth], name) for name in names]
            folders[depth:] = [names[0]]
    assert ROOT / "src/caichcli/plan/standing.py" in drawn
    assert [path for path in drawn if not path.exists()] == []


def test_pictures_ask_nobody_for_anything_and_load_fast() -> None:
    pictures = ROOT / "docs/pictures"
    picture = (pictures / "status.svg").read_text("utf-8")
    assert re.findall(r"\w+://[^\"']+", picture) == ["http://www.w3.org/2000/svg"]
    for name in ("weekly.png", "filters.png"):
        assert (pictures / name).stat().st_size < 250_000


def test_every_command_is_told_of() -> None:
    told = "\n".join((ROOT / page).read_text("utf-8") for page in FOR_USERS)
    assert [name for name in commands("vi") if f"caich {name}" not in told] == []


# The plan that the guide's tables of deadlines speak of: its first day, last day, day of issue.
PLAN = dt.date(2020, 1, 1), dt.date(2020, 12, 31), dt.date(2020, 1, 10)


def table(heading: str) -> list[list[str]]:
    """The rows of the guide's table that begins with these column headings."""
    text = (ROOT / "docs/guide.vi.md").read_text("utf-8")
    _, found, rest = text.partition(f"| {heading} |\n")
    assert found
    rows = rest.partition("\n\n")[0].splitlines()[1:]
    return [row.strip("| ").split(" | ") for row in rows]


def test_every_report_is_in_the_guide_s_table() -> None:
    rows = table("Lệnh | Lập gì")
    names = re.findall(r"`(?:render )?([a-z-]+)[^`]*`", "\n".join(row[0] for row in rows))
    assert set(names) - {"week"} == set(REPORTS)


@pytest.mark.parametrize("row", table("Viết | Loại | Đến hạn"), ids=lambda row: row[0])
def test_deadlines_mean_what_the_guide_says(row: list[str]) -> None:
    cells, kind, due = row
    for cell in re.findall(r"`(.+?)`", cells) or [None]:
        found = read(cell, *PLAN)
        assert isinstance(found, Deadline), cell
        assert say("vi", f"words.kind_{found.kind}").lower() == kind, cell
        days = [found.due] if found.due else []
        if found.recurrence:
            days = [one.due for one in occurrences(found.recurrence, PLAN[2], PLAN[1])][:2]
        assert re.findall(r"\d+/\d+/\d+", due) == [day(one, "vi") for one in days], cell


@pytest.mark.parametrize("row", table("Viết | Vì sao từ chối | Viết lại"), ids=lambda row: row[0])
def test_deadlines_are_refused_as_the_guide_says(row: list[str]) -> None:
    cell, _, rewrites = row
    found = read(cell.strip("`"), *PLAN)
    assert isinstance(found, UnreadableDeadline)
    assert list(found.readings) == re.findall(r"`(.+?)`", rewrites)


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("một\nhai", "một\nhai\n", True),
        ("một", "một   \n\n", True),
        ("...\nhai", "một\nhai\n", True),
        ("một\n...", "một\nhai\nba\n", True),
        ("một\n...\nba", "một\nhai\nba\n", True),
        ("một\n...\nhai", "một\nhai\n", True),
        ("một\nhai", "một\nba\n", False),
        ("một", "một\nhai\n", False),
        ("một\n...", "hai\n", False),
        ("", "một\n", False),
    ],
)
def test_what_a_page_shows_may_leave_lines_out(shown: str, printed: str, expected: bool) -> None:
    assert matches(shown, printed) is expected


def test_blocks_and_steps_are_found() -> None:
    page = (
        "Chữ\n\n<!-- file: plans/a.yaml, instead of: x: y -->\n```yaml\nx: z\n```\n"
        "<!-- in: new -->\n```console\n$ caich list\nmột\n$ cd x\n```\n"
    )
    first, second = blocks(page)
    assert first == Block(3, {"file": "plans/a.yaml", "instead of": "x: y"}, "yaml", "x: z\n")
    assert second.marker == {"in": "new"}
    assert list(steps(second.text)) == [Step("caich list", "một"), Step("cd x", "")]
