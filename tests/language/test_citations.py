"""A paper as offices cite it: its number and its day, and nothing that only looks like one."""

import datetime as dt

import pytest

from caichcli.language.documents import Citation, cite, read_citation

DAY = dt.date(2026, 5, 20)
NAMED = {
    "12/KL-TTr": "Kết luận số 12/KL-TTr",
    "38/TB-MH": "Thông báo số 38/TB-MH",
    "07/BB-BC": "Biên bản số 07/BB-BC",
    "3/XY": "Văn bản số 3/XY",
}
CITED = {
    "12/BC-SNV": Citation("12/BC-SNV", None),
    "Báo cáo số 12/BC-SNV": Citation("12/BC-SNV", None),
    "01/2026/QĐ-UBND": Citation("01/2026/QĐ-UBND", None),
    "12/BC-SNV@20/5/2026": Citation("12/BC-SNV", DAY),
    "12/BC-SNV ngày 20/5/2026": Citation("12/BC-SNV", DAY),
    "12/BC-SNV, ngày 20-5-2026": Citation("12/BC-SNV", DAY),
    "12/BC-SNV (20/5/2026)": Citation("12/BC-SNV", DAY),
    "12/BC-SNV  ngày 20 tháng 5 năm 2026": Citation("12/BC-SNV", DAY),
    "Công văn số 12/SNV-VP ngày 20/5/2026.": Citation("12/SNV-VP", DAY),
    "Report No. 12/BC-SNV of 20/5/2026": Citation("12/BC-SNV", DAY),
    "12/BC-SNV ngày 2026-05-20": Citation("12/BC-SNV", DAY),
}
OTHERS = [
    "", "đã xong", "12", "20/5/2026/", "12/BC-SNV và 13/BC-SNV", "12/BC-SNV ngày 31/6/2026",
    "12/BC-SNV ngày mai", "12/BC-SNV; 13/BC-SNV",
]  # fmt: skip


@pytest.mark.parametrize(("text", "citation"), CITED.items())
def test_a_paper_is_read(text: str, citation: Citation) -> None:
    assert read_citation(text) == citation


@pytest.mark.parametrize("text", OTHERS)
def test_what_cites_no_one_paper(text: str) -> None:
    assert read_citation(text) is None


@pytest.mark.parametrize(("number", "words"), NAMED.items())
def test_a_paper_is_named_by_its_kind(number: str, words: str) -> None:
    assert cite(number, None, "vi") == words
