"""Every report as a reader opens it: in Chromium, at three widths, light, dark, unscripted."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from caichcli.language.wording import Language
from caichcli.plan.book import Book
from tests.formats.documents.making import EXAMPLE, ROOT, Report, book_at, text, weekly
from tests.formats.documents.test_html import nasty_book
from tests.formats.documents.test_reports import MADE_OF, ON_THE_NASTY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (360, 800, 1280)
AXE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
CASES: dict[str, tuple[str, Callable[[Book], Report]]] = {"weekly": ("weekly", weekly), **MADE_OF}
LANGUAGES: tuple[Language, ...] = ("vi", "en")
# Those that end in the list of all tasks, with its filters.
LISTED = [case for case in CASES if not any(one in case for one in ("letter", "request", "sheet"))]
# Goes to a place of the page and waits until the page has done what it does there.
GO = """place => new Promise(done => {
  if (location.hash === place) done();
  addEventListener("hashchange", () => setTimeout(done), {once: true});
  location.hash = place;
})"""
# What is text_version of the list of tasks.
ROWS = "#register tbody tr[id]:visible"


class Opened:
    """A page of a report in a browser of its own settings, and what the browser complained of."""

    def __init__(self, browser: "Browser", folder: Path, **settings: Any) -> None:
        self.folder = folder
        self.context = browser.new_context(offline=True, **settings)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def show(self, source: str, place: str = "") -> "Page":
        file = self.folder / "report.html"
        file.write_text(source, "utf-8")
        self.page.goto("about:blank")
        self.page.goto(file.as_uri() + place)
        return self.page


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Give pages from disk; whatever the browser complains of fails the test."""
    all_opened: list[Opened] = []

    def opening(**settings: Any) -> Opened:
        all_opened.append(Opened(browser, tmp_path, **settings))
        return all_opened[-1]

    yield opening
    for one in all_opened:
        one.context.close()
        assert one.complaints == []


def source_of(case: str, lang: Language = "vi") -> str:
    name, make = CASES[case]
    return text(make(book_at(EXAMPLE)), "html", lang, name)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    opened: Callable[..., Opened], case: str, lang: Language
) -> None:
    page = opened().show(source_of(case, lang))
    page.evaluate(AXE.read_text("utf-8"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, width
        for scheme in ("light", "dark") if lang == "vi" else ("light",):
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("axe.run({resultTypes: ['violations']})")
            told = [
                (width, scheme, rule["id"], node["target"], node["failureSummary"])
                for rule in found["violations"]
                for node in rule["nodes"]
            ]
            assert told == []


def count_of(words: str) -> int:
    return int(re.sub("[.,]", "", words))


@pytest.mark.parametrize("case", LISTED)
def test_every_figure_opens_to_its_rows(opened: Callable[..., Opened], case: str) -> None:
    page = opened().show(source_of(case))
    for link in page.locator("a[href^='#all-'], a[href^='#area-'], a[href^='#agency-']").all():
        # A figure in a folded part of the page has its text, but cannot be clicked.
        shown, place = link.text_content() or "", link.get_attribute("href")
        page.evaluate(GO, place)
        if shown[0].isdigit():
            assert page.locator(ROWS).count() == count_of(shown), place
        said = page.locator("#filters output").inner_text()
        counted, _, outside = said.partition("; ngoài tổng số: ")
        counts = [re.search(r"\d+", part) for part in (counted, outside)]
        total = sum(count_of(number[0]) for number in counts if number)
        assert total == page.locator(ROWS).count()


@pytest.mark.parametrize("case", [*LISTED, "sheet"])
def test_and_without_the_script(opened: Callable[..., Opened], case: str) -> None:
    source = source_of(case)
    place = opened(java_script_enabled=False)
    page = place.show(source)
    for fold in page.locator("details:has(#register) > summary").all():
        fold.click()
    everything = page.locator(ROWS).count()
    assert everything == source.count('<tr id="task-')
    assert not page.locator("#filters").is_visible() if case != "sheet" else True
    found = re.findall(r'<a href="(#(?:all|area|agency)-[^"]+)">(\d+)</a>', source)
    for target, shown in dict(found).items():
        page.goto(f"{page.url.partition('#')[0]}{target}")
        assert page.locator(ROWS).count() == int(shown), target
        assert page.locator(target).is_visible()
    page.locator(".opened:visible a").click()
    assert page.locator(ROWS).count() == everything


@pytest.mark.parametrize("case", CASES)
def test_every_other_figure_leads_to_as_many_lines(
    opened: Callable[..., Opened], case: str
) -> None:
    page = opened().show(source_of(case))
    links = page.locator("a[href^='#moved-'], a[href='#proposals-waiting'], a[href='#overdue']")
    for link in links.all():
        shown, place = link.text_content() or "", link.get_attribute("href")
        if shown.isdigit():
            lines = page.locator(f"{place} li, {place} tbody tr:has(td), tbody{place} tr:has(td)")
            count = sum(map(lines_in, lines.all_text_contents()))
            # What was extended stands among all terms that were changed, each in its words.
            assert count == int(shown) or (place == "#moved-extended" and count > int(shown)), place


def lines_in(text: str) -> int:
    """How many lines one stands for: that of the rest says how many are not shown."""
    rest = re.match(r"… và (\d+) mục khác", text.strip())
    return int(rest[1]) if rest else 1


def test_the_list_is_filtered_by_keyboard(opened: Callable[..., Opened]) -> None:
    page = opened().show(source_of("weekly"))
    said = page.locator("#filters output")
    agency, area, class_, words = (
        page.locator(f"#filters [name={name}]") for name in ("agency", "area", "figure", "text")
    )
    agency.focus()
    for _ in ("Các tỉnh, thành phố", "Bộ B"):
        page.keyboard.press("ArrowDown")
    assert agency.locator("option:checked").inner_text() == "Bộ B"
    assert page.locator(ROWS).count() == 7  # with what it owes through groups
    page.keyboard.press("Tab")
    assert area.evaluate("e => e === document.activeElement")
    page.keyboard.press("Tab")
    for _ in ("done_on_time", "done_late", "in_term", "overdue"):
        page.keyboard.press("ArrowDown")
    assert class_.input_value() == "overdue"
    assert page.locator(f"{ROWS} th").all_inner_texts() == ["II.1"]
    assert said.inner_text() == "Đang hiện 1 trong 49 nhiệm vụ"
    page.keyboard.press("Tab")
    assert words.evaluate("e => e === document.activeElement")
    page.keyboard.type("khong co gi")
    assert said.inner_text() == "Không có nhiệm vụ nào hợp với điều kiện lọc"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#register:not(.filtered)")
    whole = "Đang hiện tất cả 49 nhiệm vụ; ngoài tổng số: 2 đưa ra khỏi kế hoạch"
    assert said.inner_text() == whole
    assert said.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize(
    "typed", ["thu tuc dang ky", "THỦ TỤC đăng ký", "Thu\u0309 tu\u0323c đăng"]
)
def test_words_are_found_with_and_without_marks(opened: Callable[..., Opened], typed: str) -> None:
    page = opened().show(source_of("weekly"))
    page.locator("#filters [name=text]").fill(typed)
    found = page.locator(f"{ROWS} th").all_inner_texts()
    assert "II.1" in found
    assert 0 < len(found) < 10


def test_a_filter_can_be_sent_as_a_link(opened: Callable[..., Opened]) -> None:
    place = opened()
    page = place.show(source_of("weekly"))
    page.locator("#filters [name=area]").select_option("2")
    page.locator("#filters [name=figure]").select_option("overdue")
    shown = page.locator(f"{ROWS} th").all_inner_texts()
    assert len(shown) == 5
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    assert page.locator(f"{ROWS} th").all_inner_texts() == shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", ["weekly", *ON_THE_NASTY])
def test_data_never_acts(opened: Callable[..., Opened], case: str, lang: Language) -> None:
    book = nasty_book()
    report = weekly(book) if case == "weekly" else ON_THE_NASTY[case](book)
    page = opened().show(text(report, "html", lang, case))
    assert page.locator("img").count() == 0
    assert page.locator("script").count() <= 1
    assert "<script>alert(1)</script>" in page.locator("main").inner_text()


def test_a_script_of_somebody_else_is_not_let_in(browser: "Browser", tmp_path: Path) -> None:
    source = source_of("weekly").replace("<main", "<script>document.title = 'x'</script><main", 1)
    page = Opened(browser, tmp_path)
    assert page.show(source).title() != "x"
    assert "Content Security Policy" in page.complaints[0]
    page.context.close()
