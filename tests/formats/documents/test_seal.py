"""The seal of a document: whole, saved again, changed, or none of ours."""

from io import BytesIO

import docx
import pytest

from caichcli.formats.documents import seal
from caichcli.formats.documents.seal import Seal
from caichcli.formats.documents.word import package
from caichcli.formats.documents.word import seal as word_seal
from tests.formats.documents.test_word import content

WORDS = '{"report":"weekly","note":"-- > <script> & đ"}'
TEXT = "# Tổng hợp\n\nNội dung -- <b>\n"


def test_it_cannot_end_the_comment_that_it_is_in() -> None:
    line = seal.seal(TEXT, WORDS).removeprefix(TEXT).strip()
    inner = line.removeprefix("<!--").removesuffix("-->")
    assert "--" not in inner
    assert ">" not in inner
    assert "\n" not in line


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (lambda text: text, "whole"),
        (lambda text: text.replace("\n", "\r\n"), "whole"),
        (lambda text: "\ufeff" + text, "whole"),
        (lambda text: text + "\n\n", "whole"),
        (lambda text: text.replace("Nội", "nội"), "changed"),
        (lambda text: " " + text, "changed"),
        (lambda text: text.replace("weekly", "yearly"), "changed"),
    ],
)
def test_text(change, state: str) -> None:  # type: ignore[no-untyped-def]  # a lambda a row
    found = seal.read(change(seal.seal(TEXT, WORDS)).encode())
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize("text", ["", "# x\n", "<!-- caich {} sha256:12 -->", "\0\xff", "x" * 9999])
def test_no_seal(text: str) -> None:
    assert seal.read(text.encode()) is None


def saved_again(of: bytes, replace: tuple[str, str] = ("", "")) -> bytes:
    """As Word would save it: other bytes, the same properties."""
    document = docx.Document(BytesIO(of))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if replace[0] and replace[0] in run.text:
                run.text = run.text.replace(*replace)
    document.core_properties.last_modified_by = "Người khác"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file() -> None:
    made = word_seal.seal(content("weekly", "vi"), WORDS)
    assert word_seal.read(made) == Seal(WORDS, "whole")
    assert word_seal.read(saved_again(made)) == Seal(WORDS, "saved-again")
    assert word_seal.read(saved_again(made, ("28/6", "29/6"))) == Seal(WORDS, "changed")
    assert word_seal.seal(content("weekly", "vi"), WORDS) == made
    assert docx.Document(BytesIO(made)).paragraphs


def test_a_word_file_of_others() -> None:
    assert word_seal.read(content("weekly", "vi")) is None
    assert isinstance(word_seal.read(b"PK"), package.NoWord)
