"""One content in three formats: what Markdown says, the page and the Word file say too.

The words of each report are taken from all three and compared, however they are laid out: every
figure, every task, every sentence.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from caichcli.formats.documents.prose import Prose, of_markdown, of_page, of_word
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.periods import months
from caichcli.plan.plan_settings import PaperSettings
from caichcli.views.report.face import Face, face
from caichcli.views.report.period import period_report
from tests.formats.documents.making import EXAMPLE, Report, book_at, make, weekly

LANGUAGES: tuple[Language, ...] = ("vi", "en")
RATES = {
    "vi": (
        "Tỷ lệ hoàn thành nhiệm vụ đến hạn",
        "Tỷ lệ hoàn thành đúng hạn",
        "Tỷ lệ đúng hạn trên số đã hoàn thành",
        "Tỷ lệ hoàn thành trên tổng số",
        "Tỷ lệ chưa hoàn thành quá hạn trên tổng số",
    ),
    "en": (
        "Completion rate of due tasks",
        "On-time rate",
        "On-time share of done",
        "Completion rate of all",
        "Overdue share of all",
    ),
}
WRITTEN = Prose(
    inspection=("Đã kiểm tra 05 cơ quan.", "Có 02 cơ quan phải khắc phục."),
    subjective=("Phối hợp chưa chặt chẽ <giữa> các cơ quan & địa phương.",),
)
TASK = re.compile(r"\b[IVX]+\.\d+\b")
# What only the format itself says: Markdown's signs, the numbers of a page's captions.
_SIGNS = re.compile(r"^\[//\]:[^\n]*$|^\|?[-:| ]+\|?$|[#*_>\\`]", re.M)


def of_quarter(book: Book) -> Report:
    quarter = months("quarter", 2020, 2, "administrative")
    return period_report(book, quarter, quarter.last)


def of_year(book: Book) -> Report:
    year = months("year", 2020, 1, "calendar")
    return period_report(book, year, dt.date(2020, 12, 31))


CASES: dict[str, tuple[str, Callable[[Book], Report]]] = {
    "weekly": ("weekly", weekly),
    "brief": ("brief", weekly),
    "overdue": ("overdue", weekly),
    "quarterly": ("quarterly", of_quarter),
    "yearly": ("yearly", of_year),
}


def papers(case: str, lang: Language, prose: Prose = WRITTEN) -> dict[str, str | bytes]:
    """The report in each format, an office's own words in it, its agencies ranked."""
    book = book_at(EXAMPLE)
    name, of = CASES[case]
    worn = face(book, "report" if case in ("quarterly", "yearly") else None, RANKED)
    made = {
        format_: make(of(book), format_, lang, name=name, worn=worn, prose=prose)
        for format_ in ("markdown", "html", "docx")
    }
    return {name: one for name, one in made.items() if isinstance(one, str | bytes)}


RANKED = PaperSettings(ranking=True)


def words_of_markdown(text: str | bytes) -> str:
    assert isinstance(text, str)
    return unescape(_SIGNS.sub(" ", text))


def words_of_page(text: str | bytes) -> str:
    """What a printer gets of a page, without what is drawn."""
    assert isinstance(text, str)
    body = html.document_fromstring(text).body
    for element in list(body.iter("script", "style", "nav", "form", "figure", "svg")):
        element.drop_tree()
    for name in ("skip", "opened", "key"):
        for element in body.find_class(name):
            element.drop_tree()
    return " ".join(body.itertext())


def words_of_word(content: str | bytes) -> str:
    assert isinstance(content, bytes)
    paragraphs = docx.Document(BytesIO(content)).element.body.iter(qn("w:p"))
    pieces = (paragraph.iter(qn("w:t"), qn("w:noBreakHyphen")) for paragraph in paragraphs)
    texts = ("".join(each.text or "-" for each in every) for every in pieces)
    return "\n".join(texts).replace("\xa0", " ")


def plain(text: str) -> str:
    """Letters and digits alone: how words are parted is the format's own."""
    return re.sub(r"[^\w%/.,;:–+]", "", text.replace("…", "")).lower()


def sentences(text: str) -> Iterator[str]:
    """What is said in whole sentences: of five words or more."""
    for line in text.split("\n"):
        for sentence in re.split(r"\||(?<=[.;:]) ", line):
            if len(sentence.split()) > 4:
                yield sentence


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_every_sentence_stands_in_all_three(case: str, lang: Language) -> None:
    three = papers(case, lang)
    page, word = plain(words_of_page(three["html"])), plain(words_of_word(three["docx"]))
    for line in words_of_markdown(three["markdown"]).split("\n"):
        for sentence in sentences(line):
            short = plain(sentence).removeprefix("–").lstrip("0123456789.")
            assert short in page, f"page: {sentence}"
            assert short in word, f"Word: {sentence}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_same_tasks_stand_in_all_three(case: str, lang: Language) -> None:
    three = papers(case, lang)
    markdown, word = (
        TASK.findall(words_of_markdown(three["markdown"])),
        TASK.findall(words_of_word(three["docx"])),
    )
    assert sorted(markdown) == sorted(word)
    page = set(TASK.findall(words_of_page(three["html"])))
    assert set(markdown) <= page
    assert page == set(markdown) or case in ("brief", "overdue")  # there the list is folded


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", ["weekly", "quarterly", "yearly"])
def test_the_five_rates_stand_in_all_three(case: str, lang: Language) -> None:
    three = papers(case, lang)
    texts = [
        words_of_markdown(three["markdown"]),
        words_of_page(three["html"]),
        words_of_word(three["docx"]),
    ]
    for text in texts:
        assert [name for name in RATES[lang] if name not in text] == []
    shares = [set(re.findall(r"\d+[.,]\d\d% ?\(\s*\d+\s*/\s*\d+", text)) for text in texts]
    first, *others = [{re.sub(r"\s", "", one) for one in each} for each in shares]
    assert first
    assert others == [first, first]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_an_office_wrote_is_there_again_whatever_the_format(lang: Language) -> None:
    three = papers("quarterly", lang)
    markdown, page, word = three["markdown"], three["html"], three["docx"]
    assert isinstance(markdown, str)
    assert isinstance(page, str)
    assert isinstance(word, bytes)
    body = docx.Document(BytesIO(word)).part.blob
    assert [of_markdown(markdown), of_page(page), of_word(body)] == [WRITTEN] * 3


def test_nothing_is_taken_where_nothing_was_written() -> None:
    three = papers("quarterly", "vi", Prose())
    assert of_markdown(str(three["markdown"])) == of_page(str(three["html"])) == Prose()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_captions_are_numbered_one_after_the_other(case: str, lang: Language) -> None:
    """On paper too: what is folded there has no number."""
    body = html.document_fromstring(str(papers(case, lang)["html"])).body
    for folded in [*body.iter("details")]:
        folded.drop_tree()
    captions = [" ".join(one.itertext()).split() for one in body.iter("caption")]
    numbers = [int(words[1].rstrip(".")) for words in captions]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_table_has_its_number_and_its_name_in_all_three(case: str, lang: Language) -> None:
    three = papers(case, lang)
    sign = {"vi": "Bảng", "en": "Table"}[lang]
    assert isinstance(three["docx"], bytes)
    paragraphs = docx.Document(BytesIO(three["docx"])).paragraphs
    word = [
        one.text.replace("\xa0", " ")
        for one in paragraphs
        if one.style and one.style.name == "Caption"
    ]
    markdown = re.findall(rf"^\*({sign} .*)\*$", str(three["markdown"]), re.M)
    page = html.document_fromstring(str(three["html"])).body.iter("caption")
    names = [" ".join(str(one.findtext("span")).split()) for one in page]
    assert word == [unescape(name) for name in markdown]
    numbered = [name for name in names if name.startswith(sign)]
    assert numbered[: len(word)] == word  # a page has its list of tasks where no paper has one
    assert word or case == "brief"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_charts_are_numbered_too(lang: Language) -> None:
    body = html.document_fromstring(str(papers("weekly", lang)["html"])).body
    captions = [" ".join(one.itertext()).split() for one in body.iter("figcaption")]
    sign = {"vi": "Biểu đồ", "en": "Chart"}[lang]
    numbers = [" ".join(words) for words in captions if " ".join(words).startswith(sign)]
    assert [name.split(".")[0] for name in numbers] == [f"{sign} 1", f"{sign} 2"]


def test_ranks_stand_where_an_office_wants_them() -> None:
    named = "Xếp hạng: Các bộ"
    assert named in str(papers("yearly", "vi")["markdown"])
    plain_face = partial(make, of_year(book_at(EXAMPLE)), "markdown", name="yearly")
    assert named not in str(plain_face(worn=Face()))
    assert named not in str(papers("weekly", "vi")["markdown"])
