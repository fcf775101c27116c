"""The weekly summary as a reader opens it: in Chromium, wide and narrow, light, dark, in print."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from caichcli.language.wording import Language
from caichcli.plan.figures import figures
from caichcli.plan.standing import standing
from caichcli.views.listing import Query, listing
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at, text, weekly

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# What the first bytes of a PDF and the objects of its pages look like.
PDF, PDF_PAGE = b"%PDF-", b"/Type /Page\n"


@pytest.fixture(params=["vi", "en"])
def summary(page: "Page", tmp_path: Path, request: pytest.FixtureRequest) -> "Page":
    """The example's weekly summary, opened from disk; whatever the browser complains of fails."""
    return opened(page, tmp_path, EXAMPLE, request.param)


def opened(page: "Page", folder: Path, workspace: Path, lang: Language) -> "Page":
    file = folder / "weekly.html"
    file.write_text(text(weekly(book_at(workspace)), "html", lang), "utf-8")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(file.as_uri())
    assert complaints == []
    return page


def test_the_figures_on_the_page_are_those_of_the_plan(summary: "Page") -> None:
    book = book_at(EXAMPLE)
    standings = [standing(book, task, SUNDAY) for task in book.tasks_on(SUNDAY)]
    found = figures(standings, SUNDAY, book.due_soon_days)
    for name in ("total", "dated", "done_on_time", "done_late", "in_term", "overdue"):
        shown = summary.locator(f"#results td[data-figure={name}]").first.inner_text()
        assert shown == str(len(getattr(found, name))), name
    rows = summary.locator(".overdue-table tbody th").all_inner_texts()
    (rest,) = summary.locator("#overdue .more").all_inner_texts()
    assert set(rows) < set(found.overdue)
    assert len(rows) + int("".join(filter(str.isdigit, rest))) == len(found.overdue)
    columns = summary.locator("table.by-area tbody tr:not(.total) td[data-figure=overdue]")
    assert sum(map(int, columns.all_inner_texts())) == len(found.overdue)


def test_the_page_does_not_scroll_sideways(summary: "Page") -> None:
    wide, room = summary.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room
    # Its tables do, where they are too wide: each in its own frame, reached by the keyboard too.
    frames = summary.locator(".scroll").all()
    assert len(frames) == summary.locator("table").count()
    assert all(frame.get_attribute("tabindex") == "0" for frame in frames)


def test_a_figure_opens_to_its_rows(summary: "Page") -> None:
    figure = summary.locator("table.by-area td[data-figure=overdue] a").first
    shown = figure.inner_text()
    figure.click()
    summary.wait_for_selector("#register.filtered")
    rows = summary.locator("#register tbody tr[id]:visible")
    assert str(rows.count()) == shown
    assert rows.first.is_visible()
    summary.go_back()


def test_a_choice_of_an_agency_shows_what_list_finds(summary: "Page") -> None:
    book = book_at(EXAMPLE)
    names = {
        book.register.name(id_): id_ for id_ in (*book.register.agencies, *book.register.groups)
    }
    options = summary.locator("#filters select[name=agency] option").all()
    leading = {name: one for one in options if (name := one.inner_text()) in names}
    assert any(one.get_attribute("data-rest") for one in leading.values())
    for name, option in leading.items():
        summary.select_option("#filters select[name=agency]", option.get_attribute("value"))
        shown = summary.locator("#register tbody tr[id]:visible th").all_inner_texts()
        lines = listing(book, SUNDAY, Query(agencies=(names[name],), role="lead")).lines
        assert sorted(shown) == sorted(line.task.id for line in lines), name


def test_the_keyboard_skips_to_the_content(summary: "Page") -> None:
    skip = summary.locator(".skip")
    assert not skip.evaluate("e => e.getBoundingClientRect().right > 0")
    summary.keyboard.press("Tab")
    assert skip.evaluate("e => e === document.activeElement && e.getBoundingClientRect().left >= 0")
    summary.keyboard.press("Enter")
    summary.wait_for_url("**#main")


def test_text_stands_out_in_light_and_dark(summary: "Page") -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        summary.emulate_media(color_scheme=scheme)
        for selector in ("p.subject", "h2", "th", ".note", "caption", ".alarm-text", "a", ".mark"):
            assert contrast(summary, selector) >= 4.5, (scheme, selector)


def contrast(page: "Page", selector: str) -> float:
    """The contrast of a text with the page behind it, as WCAG 2 reckons it."""
    ratio: float = page.locator(selector).first.evaluate(
        """e => {
          const style = getComputedStyle;
          const linear = c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
          const light = rgb => rgb.match(/[\\d.]+/g).slice(0, 3).map(c => linear(c / 255))
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          let behind = e;
          while (behind.parentElement && /, 0\\)$/.test(style(behind).backgroundColor))
            behind = behind.parentElement;
          const [a, b] = [light(style(e).color), light(style(behind).backgroundColor)];
          return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        }"""
    )
    return ratio


def test_it_prints(summary: "Page") -> None:
    pdf = summary.pdf(prefer_css_page_size=True)
    assert pdf.startswith(PDF)
    summary.emulate_media(media="print")
    assert not summary.locator(".contents").is_visible()
    # A4 less its margins: nothing is cut off at the right.
    summary.set_viewport_size({"width": 660, "height": 900})
    wide, room = summary.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room


def test_the_real_plan_opens_too(page: "Page", tmp_path: Path) -> None:
    found = opened(page, tmp_path, ROOT, "vi")
    assert found.locator("#results td[data-figure=total]").inner_text() == "26"
    assert "Sổ theo dõi chưa ghi nhận báo cáo nào." in found.locator(".caution").inner_text()
