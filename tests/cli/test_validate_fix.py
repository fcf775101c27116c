"""``caich validate --fix`` and ``--diff``: what is mended, what is left, what is never touched."""

import datetime as dt
import json
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.conftest import Ask
from tests.formats.findings.samples import HEAD, REGISTER, lay_out

PLAN = "plans/2026.yaml"
NFD = normalize("NFD", "Tổng kết")

SAFE = {
    # what: what is written -> what is written after; the rest of the file stays
    "a number as text": ("deadline: 2026,", 'deadline: "2026",'),
    "an id as a number": ("id: 1.10,", 'id: "1.10",'),
    "a misspelt key": ("titel: Tập huấn,", "title: Tập huấn,"),
    "an abbreviation for an id": ("lead: [BA],", "lead: [bo-a],"),
    "a name for an id": ("lead: [Bộ A],", "lead: [bo-a],"),
    "a name in any spelling": ("lead: ['BỘ  a'],", "lead: ['bo-a'],"),
    "a date as offices write it": (
        "document: {number: 5/CV-VD, date: 15/02/2026},",
        "document: {number: 5/CV-VD, date: 2026-02-15},",
    ),
    "marks apart": (f"product: {NFD},", "product: Tổng kết,"),
    "marks apart in quotes": (f'product: "{NFD}",', 'product: "Tổng kết",'),
    "a misspelt value": ("assignment: eahc,", "assignment: each,"),
}
# A deadline that nobody understands: the words kept as words, or what is likely meant.
UNSAFE = {
    "a misspelt deadline": (
        "deadline: Quuý II/2026,",
        "deadline: {words: Quuý II/2026},",
        "deadline: quý II/2026,",
    ),
    "a day that there is not": (
        "deadline: ngày 31/6/2026,",
        "deadline: {words: ngày 31/6/2026},",
        "deadline: 30/6/2026,",
    ),
    "two readings": (
        "deadline: ngày 25 tháng 3 tháng 2026,",
        "deadline: {words: ngày 25 tháng 3 tháng 2026},",
        "deadline: {words: ngày 25 tháng 3 tháng 2026},",
    ),
}
NEVER = {
    "an unknown agency": "lead: [Bộ Đ],",
    "an ignored warning": "lead: [bo-a],",
}


def laid_out(part: str, root: Path, *, line_end: str = "\n", head: str = HEAD) -> Path:
    """A workspace whose one task has this among its keys; odd spaces and comments around it."""
    keys = {"id": "id: I.1,", "title": "title: Tập huấn,"}
    given = part.partition(":")[0].replace("titel", "title")
    keys.pop(given, None)
    task = f"  -   {{{' '.join(keys.values())}  {part} area: I}}   # giữ   nguyên\n\n\n"
    text = (head + task + "# hết").replace("\n", line_end)
    return lay_out({PLAN: text, "plans/agencies.yaml": REGISTER}, root)


def read(root: Path) -> str:
    return (root / PLAN).read_bytes().decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("what", SAFE)
def test_a_safe_mend_changes_its_own_place_alone(
    ask: Ask, tmp_path: Path, what: str, line_end: str
) -> None:
    old, new = SAFE[what]
    at = laid_out(old, tmp_path, line_end=line_end)
    before = read(at)
    answer = ask("validate", "--fix", at=at)
    assert read(at) == before.replace(old, new)
    assert (answer.code, answer.err) == (0, "Đã sửa 1 chỗ trong 1 tệp.\n")
    assert ask("validate", "--diff", at=at).out == ""


@pytest.mark.parametrize("what", UNSAFE)
def test_an_unsafe_mend_is_made_only_when_asked_for(ask: Ask, tmp_path: Path, what: str) -> None:
    old, words, guess = UNSAFE[what]
    for name, new in (("safe", words), ("unsafe", guess)):
        at = laid_out(old, tmp_path / name)
        before = read(at)
        unsafe = ["--unsafe-fixes"] if name == "unsafe" else []
        answer = ask("validate", "--fix", *unsafe, at=at)
        assert (answer.code, answer.err) == (0, "Đã sửa 1 chỗ trong 1 tệp.\n")
        assert read(at) == before.replace(old, new)


@pytest.mark.parametrize("what", NEVER)
def test_what_nobody_can_mend_for_certain_is_left(ask: Ask, tmp_path: Path, what: str) -> None:
    at = laid_out(NEVER[what], tmp_path)
    before = read(at)
    ask("validate", "--fix", "--unsafe-fixes", at=at)
    assert read(at) == before


def test_what_a_mend_brings_to_light_is_mended_too(ask: Ask, tmp_path: Path) -> None:
    """While a key is misspelt nobody looks whether the agency is known."""
    at = laid_out("titel: Tập huấn, lead: [BA],", tmp_path)
    answer = ask("validate", "--fix", at=at)
    assert (answer.code, answer.err) == (0, "Đã sửa 2 chỗ trong 1 tệp.\n")
    assert "title: Tập huấn, lead: [bo-a]," in read(at)


def test_what_remains_is_told_after_mending(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA, bo-x],", tmp_path)
    answer = ask("validate", "--fix", "--format", "json", at=at)
    assert answer.code == 1
    findings = json.loads(answer.out)["findings"]
    (unknown,) = (finding for finding in findings if finding["rule"] == "unknown-agency")
    assert unknown["fix"] is None
    assert "lead: [bo-a, bo-x]," in read(at)


def test_a_difference_is_shown_and_nothing_written(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA], deadline: Quuý II/2026,", tmp_path)
    before = read(at)
    safe = ask("validate", "--diff", at=at)
    both = ask("validate", "--diff", "--unsafe-fixes", at=at)
    assert (safe.code, both.code) == (1, 1)
    assert read(at) == before
    assert sorted(path.name for path in (at / "plans").iterdir()) == ["2026.yaml", "agencies.yaml"]
    first = "+  -   {id: I.1, title: Tập huấn,  lead: [bo-a], deadline: "
    assert f"{first}{{words: Quuý II/2026}}," in safe.out
    assert f"{first}quý II/2026," in both.out


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_git_can_apply_the_difference(ask: Ask, tmp_path: Path, line_end: str) -> None:
    at = laid_out("titel: Tập huấn, lead: [BA],", tmp_path, line_end=line_end)
    shown = ask("validate", "--diff", at=at).out
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=at, input=shown.encode(), check=True
    )
    applied = read(at)
    ask("validate", "--fix", at=laid_out("titel: Tập huấn, lead: [BA],", at, line_end=line_end))
    assert read(at) == applied


def test_nothing_to_mend_makes_no_difference(ask: Ask, tmp_path: Path) -> None:
    answer = ask("validate", "--diff", at=laid_out("lead: [bo-a],", tmp_path))
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_only_the_files_named_are_mended(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA],", tmp_path)
    other = at / "plans" / "2027.yaml"
    other.write_text(HEAD.replace("vi-du", "khac") + "  - {id: 1.10, title: a, area: I}\n", "utf-8")
    before = other.read_bytes()
    assert ask("validate", PLAN, "--fix", at=at).code == 0
    assert other.read_bytes() == before
    assert "bo-a" in read(at)


def test_a_file_that_may_not_be_written_stays(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA],", tmp_path)
    before = read(at)
    (at / PLAN).chmod(0o444)
    answer = ask("validate", "--fix", at=at)
    assert (answer.code, answer.out) == (3, "")
    assert PLAN in answer.err
    assert read(at) == before


def test_a_text_without_certain_meaning_is_not_touched(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA], note: [", tmp_path)
    before = read(at)
    assert ask("validate", "--fix", at=at).code == 1
    assert read(at) == before


def test_the_day_counts_for_mends_too(ask: Ask, tmp_path: Path) -> None:
    at = laid_out("lead: [BA],", tmp_path)
    assert ask("validate", "--fix", "--today", "2026-07-01", at=at, today=dt.date.max).code == 0


def test_a_name_in_place_of_an_id_is_told_with_the_id(ask: Ask, tmp_path: Path) -> None:
    ask("init", "--register", "provinces", at=tmp_path)
    plan = next((tmp_path / "plans").glob("2*.yaml"))
    task = '  - {id: I.1, title: Họp, area: I, lead: [Sở Tài chính], support: "Sở Nội vụ, SYT"}\n'
    text = plan.read_text("utf-8").partition("areas:")[0]
    plan.write_text(f"{text}areas:\n  - {{id: I, name: Chung}}\ntasks:\n{task}", "utf-8")
    said = ask("validate", at=tmp_path).out
    assert "cách sửa: Viết so-tai-chinh. " in said
    assert "cách sửa: Viết [so-noi-vu, so-y-te]. " in said
