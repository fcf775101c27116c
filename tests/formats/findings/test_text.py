"""The words for a screen: where exactly the caret stands, and what is counted."""

import pytest
from msgspec import structs

from caichcli.formats.findings import text
from caichcli.plan.finding import Span
from tests.formats.findings.samples import made_up

# A line of a file, the columns notice at, and what is shown of both.
CARETS = {
    "letters and marks": (
        "  lead: [Bộ A]",
        (10, 14),
        ("  lead: [Bộ A]", "         ^^^^"),
    ),
    "marks apart take no room": (
        "a: Bo\u0323\u0302 X",
        (4, 8),
        ("a: Bo\u0323\u0302 X", "   ^^"),
    ),
    "wide signs take two": ("a: 部 x", (4, 5), ("a: 部 x", "   ^^")),
    "nothing at all": ("a:", (3, 3), ("a:", "  ^")),
    "a tab is one blank": ("\ta: b", (5, 6), (" a: b", "    ^")),
    "what would steer the screen": (
        "a: \x1b[31m\u202eb",
        (4, 5),
        ("a: \ufffd[31m\ufffdb", "   ^"),
    ),
    "the end of a line of Windows": ("a: b\r", (4, 5), ("a: b", "   ^")),
}


@pytest.mark.parametrize("what", CARETS)
def test_the_caret_stands_under_the_place(what: str) -> None:
    line, (start, end), expected = CARETS[what]
    written = text.write(made_up("m", span=Span(1, start, 1, end), text=line), "vi").split("\n")
    assert (written[2].removeprefix("1 | "), written[3].removeprefix("  | ")) == expected


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "x" * 1000 + "HERE" + "y" * 1000
    written = text.write(made_up("m", span=Span(1, 1001, 1, 1005), text=line), "vi").split("\n")
    assert len(written[2]) == len("1 | ") + 160
    at = written[3].index("^")
    assert written[2][at : at + 4] == "HERE"


def test_a_place_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    written = text.write(made_up("m", span=Span(1, 4, 2, 3), text="a: b\n  c"), "vi").split("\n")
    assert written[2:4] == ["1 | a: b", "  |    ^"]


def test_a_file_that_is_not_there_has_no_excerpt() -> None:
    report = structs.replace(made_up("m", rule="unreadable-file"), texts={"plans/2026.yaml": ""})
    first, *_ = text.write(report, "vi").split("\n\n")
    assert first == "plans/2026.yaml:1:1: lỗi[unreadable-file]: m"


@pytest.mark.parametrize(
    ("count", "shown", "more"),
    [(100, 100, ""), (101, 100, "… và 1 lỗi"), (10_000, 100, "… và 9.900 lỗi")],
)
def test_the_first_hundred_are_shown_and_all_counted(count: int, shown: int, more: str) -> None:
    one = made_up("m")
    many = structs.replace(one, findings=one.findings * count)
    written = text.write(many, "vi")
    assert written.count("lỗi[unknown-agency]") == shown
    assert more in written
    assert f"{count:,}".replace(",", ".") + " lỗi, 0 cảnh báo" in written
