"""Which period a report is on: as named in any spelling, else the one that holds the day."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLE, REAL, Ask

SUBJECT = "**Tình hình thực hiện Kế hoạch "


@pytest.mark.parametrize(
    ("words", "named", "as_of"),
    [
        (["monthly", "--month", "2020-06"], "tháng 6/2020 (từ ngày 15/5", "14/6/2020."),
        (["monthly", "--month", "2020-6"], "tháng 6/2020 (từ", "14/6/2020."),
        (["monthly", "--month", "tháng 6/2020"], "tháng 6/2020 (từ", "14/6/2020."),
        (["monthly", "--month", "Tháng 06 năm 2020"], "tháng 6/2020 (từ", "14/6/2020."),
        (["monthly", "--month", "thang 6/2020"], "tháng 6/2020 (từ", "14/6/2020."),
        (
            ["monthly", "--month", "2020-06", "--cutoff", "calendar"],
            "tháng 6/2020 (từ ngày 01/6 đến ngày 30/6/2020)",
            "30/6/2020.",
        ),
        (["quarterly", "--quarter", "2020-Q2"], "quý II/2020 (từ ngày 15/3", "14/6/2020."),
        (["quarterly", "--quarter", "2020-q2"], "quý II/2020 (từ", "14/6/2020."),
        (["quarterly", "--quarter", "quý II/2020"], "quý II/2020 (từ", "14/6/2020."),
        (["quarterly", "--quarter", "Quí 2 năm 2020"], "quý II/2020 (từ", "14/6/2020."),
        (["half-year", "--half", "2020-H1"], "quý II và 6 tháng đầu năm 2020 (từ", "14/6/2020."),
        (["half-year", "--half", "6 tháng cuối năm 2020"], "6 tháng cuối năm", "14/12/2020."),
        (["nine-month", "--year", "2020"], "9 tháng đầu năm 2020 (từ ngày 15/12", "14/9/2020."),
        (["yearly", "--year", "2020"], "năm 2020 (từ ngày 15/12/2019 đến", "14/12/2020."),
        (["yearly", "--year", "năm 2020"], "năm 2020 (từ", "14/12/2020."),
        (["period", "--from", "1/6/2020", "--to", "2020-06-30"], "từ ngày 01/6 đến", "30/6/2020."),
        (["period", "--quarter", "2020-Q2"], "quý II/2020 (từ", "14/6/2020."),
        # a quarter's report is due before the quarter ends
        (
            ["quarterly", "--quarter", "2020-Q2", "--as-of", "10/6/2020"],
            "quý II/2020 (từ",
            "10/6/2020 (quý chưa kết thúc).",
        ),
        (
            ["half-year", "--as-of", "10/6/2020"],
            "quý II và 6 tháng đầu năm 2020 (từ",
            "10/6/2020 (kỳ chưa kết thúc).",
        ),
        (["monthly", "--as-of", "28/6/2020"], "tháng 6/2020 (từ ngày 15/5", "14/6/2020."),
        # today is long after the plan: the last period that is named within it
        (["monthly"], "tháng 12/2020 (từ ngày 15/11", "14/12/2020."),
        (["yearly"], "năm 2020 (từ", "14/12/2020."),
        (["yearly", "--cutoff", "calendar"], "năm 2020 (từ ngày 01/01 đến", "31/12/2020."),
        (["nine-month", "--as-of", "1/11/2020"], "9 tháng đầu năm 2020", "14/9/2020."),
    ],
)
def test_the_period_and_its_day(ask: Ask, words: list[str], named: str, as_of: str) -> None:
    answer = ask("render", *words, at=EXAMPLE)
    assert (answer.code, answer.err) == (0, "")
    assert SUBJECT + named in answer.out
    assert f"Số liệu tính đến hết ngày {as_of}" in answer.out


@pytest.mark.parametrize(
    "week", ["2020-W26", "2020-w26", "tuần 26/2020", "26/2020", "Tuan 26-2020"]
)
def test_a_week_in_any_spelling(ask: Ask, week: str) -> None:
    assert "tuần 26 (từ ngày 22/6" in ask("render", "weekly", "--week", week, at=REAL).out


@pytest.mark.parametrize(
    ("every", "named"),
    [("week", ", tuần 26 ("), ("month", " tháng 7/2020 ("), ("quarter", " quý III/2020 (")],
)
def test_a_brief_is_on_the_period_in_which_the_plan_reports(
    ask: Ask, tmp_path: Path, every: str, named: str
) -> None:
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "so"))
    plan = copy / "plans" / "2020.yaml"
    text = plan.read_text("utf-8").replace("every: week", f"every: {every}")
    plan.write_text(text, "utf-8")
    out = ask("render", "brief", "--as-of", "28/6/2020", at=copy).out
    assert f"# Tóm tắt tình hình thực hiện Kế hoạch{named}" in out


@pytest.mark.parametrize(
    ("day", "report", "named"),
    [
        # On the last day of September everybody wants the quarter and the months that were cut off.
        ("30/9/2020", "quarterly", "quý III/2020 (từ ngày 15/6 đến ngày 14/9/2020)"),
        ("30/9/2020", "nine-month", "9 tháng đầu năm 2020 (từ"),
        ("30/9/2020", "half-year", "quý II và 6 tháng đầu năm 2020 (từ"),
        ("14/9/2020", "quarterly", "quý III/2020 (từ"),
        ("13/9/2020", "quarterly", "quý II/2020 (từ"),
        ("13/9/2020", "yearly", "năm 2020 (từ"),  # 2019 was over before the plan was issued
    ],
)
def test_without_a_period_it_is_the_last_that_was_cut_off(
    ask: Ask, day: str, report: str, named: str
) -> None:
    assert SUBJECT + named in ask("render", report, "--as-of", day, at=EXAMPLE).out


def test_that_period_is_named_before_a_file_is_written(ask: Ask, tmp_path: Path) -> None:
    file = str(tmp_path / "quy.md")
    err = ask("render", "quarterly", "--as-of", "30/9/2020", "-o", file, at=EXAMPLE).err
    assert err.startswith("Không ghi kỳ: lấy kỳ gần nhất đã chốt số liệu, quý III/2020 (từ ngày")
    named = ("render", "quarterly", "--quarter", "2020-Q3", "-o", file, "--force")
    assert "Không ghi kỳ" not in ask(*named, at=EXAMPLE).err


def test_a_period_that_is_not_over_ends_today(ask: Ask) -> None:
    words = ("render", "quarterly", "--quarter", "2020-Q2")
    assert (
        "Số liệu tính đến hết ngày 24/4/2020 (quý chưa kết thúc)."
        in ask(*words, at=REAL, today=dt.date(2020, 4, 24)).out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("quarterly --month 2020-06", "Báo cáo này lấy kỳ từ --quarter, không phải --month."),
        ("weekly --year 2020", "Báo cáo này lấy kỳ từ --week, không phải --year."),
        ("yearly --from 1/6/2020 --to 2/6/2020", "lấy kỳ từ --year, không phải --from/--to."),
        ("period --month 2020-06 --quarter 2020-Q2", "Chỉ chọn một kỳ; đang có: --month, --quar"),
        ("brief --week 2020-W26 --from 1/6/2020", "đang có: --week, --from/--to."),
        ("period", "phải ghi kỳ, bằng một trong: --week, --month, --quarter, --half, --year, "),
        ("period --from 1/6/2020", "cần cả ngày đầu và ngày cuối: thiếu --to."),
        ("period --to 1/6/2020", "thiếu --from."),
        ("period --from 2/6/2020 --to 1/6/2020", "ngày cuối (1/6/2020) trước ngày đầu (2/6/2020)"),
        ("period --from hôm-qua --to 1/6/2020", "--from: “hôm-qua” không phải một ngày."),
        ("monthly --month 2020-13", "--month: “2020-13” không phải một tháng. Viết 2020-06"),
        ("monthly --month 2020-00", "--month: “2020-00” không phải một tháng."),
        ("monthly --month 6", "--month: “6” không phải một tháng."),
        ("monthly --month 0001-01", "--month: “0001-01” không phải một tháng."),
        ("quarterly --quarter 2020-Q5", "“2020-Q5” không phải một quý. Viết 2020-Q2"),
        ("half-year --half 2020-H3", "“2020-H3” không phải nửa năm. Viết 2020-H1"),
        ("yearly --year 20200", "--year: “20200” không phải một năm. Viết 2020."),
        ("yearly --year 9999", "--year: “9999” không phải một năm."),
        ("weekly --week 0001-W01", "--week: “0001-W01” không phải một tuần."),
        ("monthly --cutoff âm-lịch", "--cutoff: không có lựa chọn “âm-lịch”."),
        ("monthly --month 2020-03 --as-of 1/02/2020", "Đến hết ngày 01/02/2020, tháng 3/2020 (từ"),
        ("quarterly --quarter 2019-Q4", "Kế hoạch ban hành ngày 11/3/2020, sau quý IV/2019 (từ"),
        ("yearly --year 2027", "Đến hết ngày 01/7/2026, năm 2027 (từ ngày 15/12/2026"),
        ("overdue --as-of 1/3/2020", "Kế hoạch ban hành ngày 11/3/2020, sau tuần 9"),
        ("letters --week 2020-W26", "“letters” tính đến một ngày (--as-of), không theo kỳ: bỏ --w"),
        ("letters --cutoff calendar", "không theo kỳ: bỏ --cutoff."),
        ("sheet --year 2020 --agency bnv", "“sheet” tính đến một ngày (--as-of)"),
        ("letters --as-of 1/3/2020", "Kế hoạch ban hành ngày 11/3/2020, sau ngày chốt 01/3/2020"),
        ("letters", "Không có cơ quan nào cần đôn đốc"),
        ("sheet", "Phiếu theo dõi là của một cơ quan. Ghi rõ: --agency"),
        ("monthli", "“monthli”. Gần nhất: monthly"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(ask: Ask, words: str, said: str) -> None:
    answer = ask("render", *words.split(), at=REAL)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
