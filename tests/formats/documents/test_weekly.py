"""The weekly summary as it is handed in: one snapshot a plan, language and format."""

import datetime as dt

import pytest
from syrupy.assertion import SnapshotAssertion

from caichcli.language.wording import Language
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at, text, weekly
from tests.formats.documents.test_html import Page

PLANS = {"example": EXAMPLE, "real": ROOT}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_markdown(plan: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    assert text(weekly(book_at(PLANS[plan])), "markdown", lang) == snapshot


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_html(plan: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    found = Page(text(weekly(book_at(PLANS[plan])), "html", lang))
    words = (" ".join(line.split()) for line in "".join(found.words).splitlines())
    assert "\n".join(line for line in words if line) == snapshot


def test_an_agency_s_own(snapshot: SnapshotAssertion) -> None:
    assert text(weekly(book_at(EXAMPLE), SUNDAY, "bo-b"), "markdown") == snapshot


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-06-28", "Số liệu tính đến hết ngày 28/6/2020.\n"),
        ("2020-06-25", "Số liệu tính đến hết ngày 25/6/2020 (tuần chưa kết thúc).\n"),
        ("2020-12-31", "Số liệu tính đến hết ngày 31/12/2020 (ngày cuối của kỳ kế hoạch).\n"),
        ("2021-01-10", "> Kỳ kế hoạch đã kết thúc ngày 31/12/2020.\n"),
        ("2021-01-12", "Số liệu tính đến hết ngày 12/01/2021 (tuần chưa kết thúc).\n"),
        ("2020-01-12", "Kế hoạch ban hành trong tuần: giao 49 nhiệm vụ.\n"),
        ("2020-06-21", "**10 nhiệm vụ chưa hoàn thành, quá hạn** (tăng 04 so với tuần trước)"),
        ("2020-06-28", "**08 nhiệm vụ chưa hoàn thành, quá hạn** (giảm 02 so với tuần trước)"),
        ("2020-05-10", "quá hạn** (bằng tuần trước)"),
        ("2020-01-19", "> Sổ theo dõi chưa ghi nhận báo cáo nào. Các số trong bản tổng hợp này "),
        (
            "2020-01-19",
            "không có nhiệm vụ hoàn thành, phát sinh quá hạn, điều chỉnh thời hạn hay mới giao.\n",
        ),
        ("2020-01-19", "Không có nhiệm vụ chưa hoàn thành, quá hạn.\n"),
        ("2020-01-19", "Không có khó khăn, vướng mắc, kiến nghị chờ giải quyết.\n"),
        ("2020-01-19", "chưa có nhiệm vụ đến hạn; không có nhiệm vụ chưa hoàn thành, quá hạn."),
    ],
)
def test_what_is_said_of_a_week(day: str, said: str) -> None:
    report = weekly(book_at(EXAMPLE), dt.date.fromisoformat(day))
    assert said in text(report, "markdown")


def test_no_section_is_an_empty_table() -> None:
    for day in ("2020-01-19", "2020-06-28"):
        lines = text(weekly(book_at(ROOT), dt.date.fromisoformat(day)), "markdown").splitlines()
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            assert not line.startswith("|---") or after.startswith("|")


def test_the_same_report_gives_the_same_text() -> None:
    for format_ in ("markdown", "html"):
        once, again = (text(weekly(book_at(EXAMPLE)), format_) for _ in range(2))
        assert once == again
