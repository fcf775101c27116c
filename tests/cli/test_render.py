"""``caich render``: which week, which format, where it goes; and all that may stand in the way."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, REAL, Ask

W26 = ("render", "weekly", "--week", "2020-W26")


@pytest.mark.parametrize(
    ("words", "heading", "as_of"),
    [
        ("--week 2020-W26", "tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)", "28/6/2020."),
        ("--as-of 28/6/2020", "tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)", "28/6/2020."),
        ("--as-of 25/6/2020", "tuần 26 (từ ngày 22/6 đến ngày 28/6/2020)", "25/6/2020 (tuần"),
        ("--week 2020-W26 --as-of 25/6/2020", "tuần 26 (từ", "25/6/2020 (tuần"),
        ("--week 2020-W26 --as-of 31/7/2020", "tuần 26 (từ", "28/6/2020."),
        ("--week 2020-w15", "tuần 15 (từ ngày 06/4 đến ngày 12/4/2020)", "12/4/2020."),
        ("", "tuần 53 (từ ngày 28/12/2020 đến ngày 03/01/2021)", "31/12/2020 (ngày cuối"),
        ("--week 2020-W53", "tuần 53 (từ", "31/12/2020 (ngày cuối"),
        ("--week 2021-W02", "tuần 2 (từ ngày 11/01 đến ngày 17/01/2021)", "17/01/2021."),
        ("--as-of 12/01/2021", "tuần 2 (từ ngày 11/01 đến ngày 17/01/2021)", "12/01/2021 (tuần"),
    ],
)
def test_the_week_and_its_day(ask: Ask, words: str, heading: str, as_of: str) -> None:
    answer = ask("render", "weekly", *words.split(), at=REAL)
    assert (answer.code, answer.err) == (0, "")
    assert f"# Tổng hợp tình hình thực hiện Kế hoạch, {heading}" in answer.out
    assert f"Số liệu tính đến hết ngày {as_of}" in answer.out


def test_a_week_that_is_not_over_ends_today(ask: Ask) -> None:
    answer = ask(*W26, at=REAL, today=dt.date(2020, 6, 24))
    assert "Số liệu tính đến hết ngày 24/6/2020 (tuần chưa kết thúc)." in answer.out
    assert '"today":"2020-06-24"' in answer.out


def test_a_week_ends_on_the_plan_s_closing_day(ask: Ask, tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "2020.yaml"
    plan.parent.mkdir()
    text = (REAL / "plans" / "2020.yaml").read_text("utf-8")
    plan.write_text(text.replace("\nareas:", "  reporting: {closing_day: friday}\nareas:"), "utf-8")
    register = (REAL / "plans" / "agencies.yaml").read_text("utf-8")
    (plan.parent / "agencies.yaml").write_text(register, "utf-8")
    answer = ask(*W26, at=tmp_path)
    assert "tuần 26 (từ ngày 20/6 đến ngày 26/6/2020)" in answer.out
    assert "Số liệu tính đến hết ngày 26/6/2020." in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("weekly --week 2020-W10", "Kế hoạch ban hành ngày 11/3/2020, sau tuần 10 (từ ngày 02/3"),
        ("weekly --as-of 10/3/2020", "Kế hoạch ban hành ngày 11/3/2020, sau tuần 11"),
        ("weekly --week 2026-W30", "Đến hết ngày 01/7/2026, tuần 30 (từ ngày 20/7 đến ngày 26/7"),
        ("weekly --week 2020-W26 --as-of 21/6/2020", "Đến hết ngày 21/6/2020, tuần 26"),
        ("weekly --week 26", "--week: “26” không phải một tuần. Viết 2020-W15."),
        ("weekly --week 2020-W54", "--week: “2020-W54” không phải một tuần."),
        ("weekly --as-of hôm-qua", "--as-of: “hôm-qua” không phải một ngày."),
        ("weekli", "“weekli”. Gần nhất: weekly"),
        ("weekly --format htm", "--format: không có lựa chọn “htm”. Gần nhất: html"),
        ("weekly --output tuan.pdf", "“tuan.pdf”. Ghi rõ: --format markdown|html"),
        ("weekly --number 215", "“weekly” không có số, ngày ban hành"),
        ("brief --date 1/7/2020", "“brief” không có số, ngày ban hành"),
        ("weekly -a abc", "Không có cơ quan nào tên “abc”"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(ask: Ask, words: str, said: str) -> None:
    answer = ask("render", *words.split(), at=REAL)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("", "> **"),
        ("--format markdown", "> **"),
        ("--format html", "<!doctype html>"),
        ("--lang en", "> **ILLUSTRATIVE DATA**"),
        ("--format html --lang en", '<!doctype html>\n<html lang="en">'),
    ],
)
def test_format_and_language(ask: Ask, words: str, start: str) -> None:
    assert ask(*W26, *words.split(), at=EXAMPLE).out.startswith(start)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("w26.html", "<!doctype html>"),
        ("w26.HTM", "<!doctype html>"),
        ("w26.md", "> **"),
        ("w26", "> **"),
    ],
)
def test_a_file_s_ending_tells_the_format(ask: Ask, tmp_path: Path, name: str, start: str) -> None:
    answer = ask(*W26, "--output", str(tmp_path / name), at=EXAMPLE)
    assert (answer.code, answer.out) == (0, "")
    assert name in answer.err
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_the_format_asked_for_wins_over_the_ending(ask: Ask, tmp_path: Path) -> None:
    ask(*W26, "-f", "html", "-o", str(tmp_path / "tuan.txt"), at=EXAMPLE)
    assert (tmp_path / "tuan.txt").read_bytes().startswith(b"<!doctype html>\n")


def test_printed_and_written_are_the_same(ask: Ask, tmp_path: Path) -> None:
    ask(*W26, "-o", str(tmp_path / "w.md"), at=EXAMPLE)
    assert (tmp_path / "w.md").read_bytes() == ask(*W26, at=EXAMPLE).out.encode()


def test_a_file_that_is_there_is_only_overwritten_by_force(ask: Ask, tmp_path: Path) -> None:
    there = tmp_path / "w.md"
    there.write_text("của tôi", "utf-8")
    there.chmod(0o640)
    answer = ask(*W26, "-o", str(there), at=EXAMPLE)
    assert answer.code == 2
    assert "--force" in answer.err
    assert there.read_text("utf-8") == "của tôi"
    assert ask(*W26, "-o", str(there), "--force", at=EXAMPLE).code == 0
    assert "Tổng hợp" in there.read_text("utf-8")
    assert stat.S_IMODE(there.stat().st_mode) == 0o640


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "by force"])
def test_no_file_is_written_where_none_can_be(ask: Ask, tmp_path: Path, force: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, said in (
        (".", "thư mục"),
        ("không-có/w.md", "không có thư mục"),
        ("pipe", "không phải tệp thường"),
        ("x" * 300, "tên dài quá mức"),
    ):
        answer = ask(*W26, "-f", "html", "-o", str(tmp_path / name), *force, at=EXAMPLE)
        assert answer.code in (2, 3), name
        assert said in answer.err
    assert list(tmp_path.iterdir()) == [tmp_path / "pipe"]


def test_a_full_disk_leaves_nothing_behind(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    answer = ask(*W26, "-o", str(tmp_path / "w.md"), at=EXAMPLE)
    assert answer.code == 3
    assert "ổ đĩa đã đầy" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ report.dya }}", "templates/weekly.md.j2:1: mẫu dùng tên “dya”"),
        ("\n{% if %}", "templates/weekly.md.j2:2: mẫu viết sai cú pháp"),
        ("{{ report.__class__ }}", "templates/weekly.md.j2:1: mẫu không được dùng “__class__”"),
        ("{% include 'x' %}", "templates/weekly.md.j2:1: không tìm thấy mẫu “x”"),
        ("{{ 1 / 0 }}", "templates/weekly.md.j2:1: mẫu không chạy được"),
    ],
)
def test_a_faulty_template_of_the_workspace(
    ask: Ask, tmp_path: Path, template: str, said: str
) -> None:
    for name in ("plans/2020.yaml", "plans/agencies.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((REAL / name).read_bytes())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "weekly.md.j2").write_text(template, "utf-8")
    answer = ask(*W26, "-o", "w.md", at=tmp_path)
    assert (answer.code, answer.out) == (3, "")
    assert said in answer.err
    assert not (tmp_path / "w.md").exists()
