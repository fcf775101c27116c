"""No paper speaks of the machine that made it: no command, check sum, name of program or file."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree, html
from msgspec import structs

from caichcli.formats.documents import writer
from caichcli.formats.documents.environment import Job
from caichcli.formats.documents.prose import Prose
from caichcli.language.wording import Language
from caichcli.views.report.face import Face
from tests.formats.documents.making import MADE
from tests.formats.documents.test_crowded import CASES, LANGUAGES, book, document, loader

MACHINE = re.compile(r"\bcaich\b|(?<!\S)--[a-z]|\.ya?ml\b|\b(?=\w*[0-9])(?=\w*[a-f])[0-9a-f]{7,}\b")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a page shows on the screen alone.
ON_SCREEN = ("screen", "skip", "contents", "filters")


def words_of(machine: str) -> list[str]:
    return [match[0] for match in MACHINE.finditer(machine)]


@pytest.mark.parametrize(
    "text", ["chạy caich list", "--plan 2026", "plans/2026.yaml", "mã kiểm tra 0123456789ab"]
)
def test_the_machine_s_words_are_known(text: str) -> None:
    assert words_of(text)


def in_word(content: str | bytes) -> str:
    """The words of a Word file, its head and foot too."""
    assert isinstance(content, bytes)
    with ZipFile(BytesIO(content)) as package:
        parts = [name for name in package.namelist() if re.match(r"word/[a-z]+\d*\.xml$", name)]
        trees = [etree.fromstring(package.read(name)) for name in parts]
    return "\n".join(text.text or "" for tree in trees for text in tree.iter(f"{W}t"))


def in_print(content: str | bytes) -> str:
    """The words of a page that a printer gets."""
    assert isinstance(content, str)
    body = html.document_fromstring(content).find("body")
    assert body is not None
    for element in list(body.iter()):
        classes = str(element.get("class") or "").split() if isinstance(element.tag, str) else []
        if element.tag in ("script", "style", "summary") or set(classes) & set(ON_SCREEN):
            element.drop_tree()
    return str(body.text_content())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_no_paper_bears_them(case: str, lang: Language) -> None:
    markdown = document(case, lang, "markdown")
    assert isinstance(markdown, str)
    assert words_of(markdown) == []
    assert words_of(in_word(document(case, lang, "docx"))) == []
    assert words_of(in_print(document(case, lang, "html"))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_an_office_may_want_the_line_that_says_how_it_was_made(case: str, lang: Language) -> None:
    name, make = CASES[case]
    made = structs.replace(MADE, shown=True)
    values = {"report": make(), "made": made, "face": Face(), "prose": Prose()}
    readings: dict[str, Callable[[str | bytes], str]] = {
        "markdown": str,
        "html": in_print,
        "docx": in_word,
    }
    for format_, reading in readings.items():
        content = writer(format_).write(Job(name, values, book(), lang, loader(lang)))
        assert isinstance(content, str | bytes)
        assert MADE.digest in reading(content), format_
