"""Answers on a terminal: whole at any width, and told apart without colour too."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from caichcli.formats.answers import overdue, show, status
from caichcli.formats.blocks import Facts, Page, Part, Title
from caichcli.formats.tables import screen
from caichcli.plan.workdays import DaysOff
from caichcli.views.lateness import lateness
from caichcli.views.listing import Query
from caichcli.views.overview import overview
from caichcli.views.story import story
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at

WIDTHS = (60, 80, 120, 200)


def pages() -> dict[str, Page]:
    book = book_at(EXAMPLE)
    return {
        "status": status.page(overview(book, SUNDAY), "vi"),
        "status of an agency": status.page(overview(book, SUNDAY, ("bo-b",)), "vi"),
        "status of the real plan": status.page(overview(book_at(ROOT), SUNDAY), "vi"),
        "overdue": overdue.page(lateness(book, SUNDAY, Query()), "vi"),
        "show": show.page(story(book, "II.1", SUNDAY, DaysOff()), "vi"),
    }


def drawn(page: Page, width: int) -> str:
    out = StringIO()
    screen.draw(page, Console(file=out, width=width, color_system=None, legacy_windows=False))
    return out.getvalue()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", pages())
def test_nothing_is_cut_and_nothing_runs_over(name: str, width: int) -> None:
    shown = drawn(pages()[name], width)
    assert "…" not in shown
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_name_is_there_at_every_width(width: int) -> None:
    words = " ".join(drawn(pages()["status"], width).split())
    for name in ("Bộ A", "Các thành viên Ban Chỉ đạo", "Sở K Thành phố Z", "IV. Hiện đại hóa"):
        assert name in words


def test_a_bar_shows_the_classes_by_their_marks() -> None:
    parts = (Part("một", 3), Part("hai", 1), Part("ba", 0), *(Part("khác", 0),) * 5)
    assert drawn((Facts((), parts=parts),), 40).split("\n")[1:3] == [
        "█" * 30 + "▓" * 10,
        "█ một 3   ▓ hai 1",
    ]


def test_no_bar_of_nothing() -> None:
    assert drawn((Facts((), parts=(Part("một", 0),) * 8),), 40).strip() == ""


def test_only_what_is_overdue_is_painted() -> None:
    out = StringIO()
    console = Console(file=out, width=120, color_system="truecolor", force_terminal=True)
    screen.draw(pages()["status"][:5], console)
    red = "\x1b[1;2;31m"
    painted = [line for line in out.getvalue().splitlines() if red in line]
    assert [line.partition("\x1b")[0].strip() for line in painted] == ["Chưa hoàn thành"]
    assert f"{red}quá hạn 8" in painted[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_heading_never_runs_into_the_day_beside_it(width: int) -> None:
    aside = "Số liệu tính đến hết ngày 28/6/2020"
    for length in range(1, width):
        shown = drawn((Title("x" * length, aside),), width)
        assert f"x{aside}" not in shown
        assert f"x {aside}" not in shown
