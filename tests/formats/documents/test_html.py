"""HTML: one file that needs nothing else, whose data is never markup and whose links lead on."""

import datetime as dt
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import msgspec
import pytest
from markdown_it import MarkdownIt

from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.model import PlanFile, RegisterFile
from tests.formats.documents.making import EXAMPLE, ROOT, SUNDAY, book_at, text, weekly
from tests.plan.answers import HEAD, REGISTER, load

VOID = {"meta", "link", "br", "rect", "line", "path", "circle", "input"}
LANGUAGES: tuple[Language, ...] = ("vi", "en")
NASTY = (
    '</title></style><script>alert(1)</script><img src=x onerror="alert(2)">\'"'
    "|`x` {{ 7*7 }} {% raw %} &lt;"
)


class Page(HTMLParser):
    """A page's tags in order, its ids, its links, its text and its figures by their names."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.figures: dict[str, str] = {}
        self._figure = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        self._figure = attributes.get("data-figure") or self._figure

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop() == tag
        if tag in ("td", "dd"):
            self._figure = ""

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)
        if self._figure and data.strip():
            self.figures.setdefault(self._figure, data.strip())

    def all(self, attribute: str) -> list[str]:
        return [value for _, found in self.tags if (value := found.get(attribute))]


def page(root: Path, lang: Language = "vi") -> Page:
    return Page(text(weekly(book_at(root)), "html", lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
class TestAnyPage:
    def test_every_link_leads_to_a_place_in_it(self, root: Path, lang: Language) -> None:
        found = page(root, lang)
        ids = found.all("id")
        assert len(ids) == len(set(ids))
        links = {href for href in found.all("href") if href != "data:,"}
        assert {href.removeprefix("#") for href in links} <= set(ids)
        labels = " ".join(found.all("aria-labelledby")).split()
        assert set(labels) <= set(ids)

    def test_it_needs_nothing_else(self, root: Path, lang: Language) -> None:
        source = text(weekly(book_at(root)), "html", lang)
        assert not re.search(r"https?:|<link(?! rel=\"icon\")|src=|@import", source)
        assert set(re.findall(r"url\((.*?)\)", source)) == {"#p-late", "#p-overdue", "#p-other"}

    def test_only_its_own_script_may_run(self, root: Path, lang: Language) -> None:
        source = text(weekly(book_at(root)), "html", lang)
        (script,) = re.findall("<script>(.*?)</script>", source, re.DOTALL)
        (policy,) = re.findall('http-equiv="Content-Security-Policy" content="(.*?)"', source)
        name = unescape(policy).split("script-src '")[1].split("'")[0]
        assert name == "sha256-" + b64encode(sha256(script.encode()).digest()).decode()
        assert "default-src 'none'" in unescape(policy)
        assert script.isascii() or script == normalize("NFC", script)

    def test_it_says_its_language_and_has_headings_in_order(
        self, root: Path, lang: Language
    ) -> None:
        found = page(root, lang)
        assert found.tags[0] == ("html", {"lang": lang})
        levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))

    def test_every_table_says_what_it_is(self, root: Path, lang: Language) -> None:
        found = page(root, lang)
        tags = [tag for tag, _ in found.tags]
        assert tags.count("table") == tags.count("caption")
        assert all("scope" in attributes for tag, attributes in found.tags if tag == "th")
        pictures = [a for tag, a in found.tags if tag == "svg" and "aria-hidden" not in a]
        assert pictures
        assert all(a["role"] == "img" and a["aria-labelledby"] for a in pictures)


def test_figures_are_the_report_s() -> None:
    report = weekly(book_at(EXAMPLE))
    now = report.now.totals
    found = Page(text(report, "html")).figures
    for name in ("total", "dated", "done_on_time", "done_late", "in_term", "overdue"):
        assert found[name] == str(len(getattr(now, name))), name
    for name in ("continuous", "undated", "suspended", "cancelled", "due_soon"):
        assert found[name] == str(len(getattr(now, name))), name
    assert found["done_of_due"] == "61,90%"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("agencies", [(), ("bo-b",), ("cac-tinh",)], ids=["all", "agency", "group"])
def test_every_figure_opens_to_as_many_rows(agencies: tuple[str, ...], lang: Language) -> None:
    source = text(weekly(book_at(EXAMPLE), SUNDAY, *agencies), "html", lang)
    places = rows_by_place(source)
    links = re.findall(r'<a href="#((?:all|area|agency)-[^"]+)">([^<]+)</a>', source)
    assert len(links) > 15
    figures = [(place, shown) for place, shown in links if not shown.startswith("…")]
    for place, shown in figures:
        assert int(shown.replace(".", "").replace(",", "")) == len(places[place]), place


def test_figures_open_to_their_tasks() -> None:
    report = weekly(book_at(EXAMPLE))
    places = rows_by_place(text(report, "html"))
    now = report.now.totals
    assert places["all-total"] == set(now.total)
    assert places["all-due"] == set(now.done + now.overdue)
    assert places["all-due_soon"] == set(now.due_soon)
    for number, row in enumerate(report.by_agency, 1):
        for name in ("dated", "done_on_time", "done_late", "in_term", "overdue"):
            ids = getattr(row.figures, name)
            assert places.get(f"agency-{number}-{name}", set()) == set(ids)


def rows_by_place(source: str) -> dict[str, set[str]]:
    """What the page's style sheet leaves of the list of tasks when a place is opened."""
    marks = {
        id_: set(found.split())
        for id_, found in re.findall(r'<tr id="task-([^"]+)" class="([^"]+)">', source)
    }
    rule = r"^#(\S+?):target~\.register tr\[id\]:not\((.*?)\)\{display:none\}$"
    places = {}
    for place, selectors in re.findall(rule, source, re.MULTILINE):
        wanted = [set(selector.strip(".").split(".")) for selector in selectors.split(",")]
        places[place] = {id_ for id_, has in marks.items() if any(w <= has for w in wanted)}
    return places


def test_the_illustrative_mark_is_at_the_top_the_bottom_and_in_every_table() -> None:
    found = page(EXAMPLE)
    words = "".join(found.words)
    assert words.count("SỐ LIỆU MINH HỌA") == 2 + [tag for tag, _ in found.tags].count("table")
    assert "SỐ LIỆU MINH HỌA" not in "".join(page(ROOT).words)


def nasty_book() -> Book:
    """A plan whose every text would do harm if it were markup or template."""
    data = load(HEAD)
    data["plan"] |= {"title": NASTY, "source": NASTY}
    data["areas"] = [{"id": "I", "name": NASTY}]
    task = {"id": "I.1", "title": NASTY, "area": "I", "lead": ["bo-a"], "deadline": "24/6/2020"}
    said = {"note": NASTY, "reason": NASTY, "status": "in-progress"}
    papers = {"results": [{"number": NASTY}], "problems": [{"text": NASTY}]}
    data["tasks"] = [task | {"updates": [{"date": "2020-06-24", "by": "bo-a"} | said | papers]}]
    register = load(REGISTER)
    register["agencies"][0]["name"] = NASTY
    return Book(
        msgspec.convert(data, PlanFile, strict=False),
        Register(msgspec.convert(register, RegisterFile, strict=False)),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_data_is_neither_markup_nor_template(lang: Language) -> None:
    found = Page(text(weekly(nasty_book()), "html", lang))
    tags = [tag for tag, _ in found.tags]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not [name for _, attributes in found.tags for name in attributes if name[:2] == "on"]
    words = "".join(found.words)
    assert words.count(NASTY) > 10
    assert "49" not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_markdown_neither(lang: Language) -> None:
    source = text(weekly(nasty_book()), "markdown", lang)
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= set(
        "h1 h2 h3 p strong em ol ul li table thead tbody tr th td hr blockquote code".split()
    )
    assert "<code>" not in html
    shown = unescape(html).replace("\u200b", "")  # what keeps signs from calling anybody
    assert shown.count(NASTY) > 8
    cells = [row.count("<td") for row in html.split("<tr>") if "<td" in row]
    assert set(cells) == {3, 4, 5, 6, 7, 10}


def test_a_long_note_stays_whole() -> None:
    book = nasty_book()
    long = "rất dài " * 1250
    task = msgspec.structs.replace(book.tasks[0], title=long)
    file = msgspec.structs.replace(book.file, tasks=[task])
    report = weekly(Book(file, book.register), dt.date(2020, 6, 28))
    assert long.strip() in text(report, "html")
    assert long.strip() in text(report, "markdown")
