"""Footnotes: their marks are no digits of figures, and what they tell is held against the body."""

import io
from zipfile import ZipFile

import pytest
from docx import Document

from caichcli.audit import audits
from caichcli.audit.paper.footnotes import with_notes
from caichcli.audit.passages import RunningText
from caichcli.importers.papers import lines, reading, web
from tests.audit.papers import faults

BODY = "Thành phố có 13.119 nhiệm vụ hoàn thành{} trong quý.\n\n"
SLIP = "Trong đó đúng hạn 11.000 nhiệm vụ, quá hạn 2.118 nhiệm vụ."
SOUND = SLIP.replace("2.118", "2.119")
HEAD = "| Đơn vị | Tổng số | Xong | Tỷ lệ |\n|---|---|---|---|\n"

# A paper in Markdown -> what is said against it.
TEXTS = {
    "a note of parts": (BODY.format("[^1]") + f"[^1]: {SOUND}\n", []),
    "a note of parts that differ": (
        BODY.format("[^1]") + f"[^1]: {SLIP}\n",
        ["sum-differs=13.119"],
    ),
    "a raised mark": (BODY.format("¹") + f"¹ {SLIP}\n", ["sum-differs=13.119"]),
    "a note of another mark": (BODY.format("¹") + f"² {SLIP}\n", []),
    "a note without a mark in the body": (BODY.format("") + f"[^1]: {SLIP}\n", []),
    "a note that tells something else": (
        BODY.format("¹") + "¹ Số liệu do 11 sở, ngành và 102 xã báo cáo.\n",
        [],
    ),
    "two notes in one sentence": (
        "Giao 30 nhiệm vụ¹, hoàn thành 20 nhiệm vụ².\n\n"
        "¹ Gồm 12 nhiệm vụ quý I, 18 nhiệm vụ quý II.\n\n"
        "² Gồm 15 nhiệm vụ đúng hạn, 4 nhiệm vụ quá hạn.\n",
        ["sum-differs=20"],
    ),
    "a mark at a share": (
        "Có 15.533 nhiệm vụ, hoàn thành 13.119 nhiệm vụ (84,46%¹), còn lại 2.414 nhiệm vụ.\n",
        [],
    ),
    "a mark in brackets at a share": (
        "Có 15.533 nhiệm vụ, hoàn thành 13.119 nhiệm vụ, đạt 84,47%(1); còn lại 2.414 nhiệm vụ.\n",
        ["share-differs=84,47%"],
    ),
    "marks in cells": (
        HEAD + "| A | 10 | 5 | 50%(1) |\n| B | 20¹ | 8 | 41%² |\n| C | 20 | 12(2) | 60% |\n"
        "| D | 20[^2] | 12 | 60% |\n| Cộng | 71¹ | 37 | 52,11% |\n",
        ["share-differs=41%", "sum-differs=71"],
    ),
    "a note at a cell": (
        HEAD + "| A | 10 | 5 | 50% |\n| B | 20¹ | 8 | 40% |\n\n"
        "¹ Trong đó 12 nhiệm vụ đúng hạn, 9 nhiệm vụ quá hạn.\n",
        ["parts-exceed-total=20"],
    ),
    "a bullet of a star is no footnote": (
        "* Tổng số nhiệm vụ được giao: 120 nhiệm vụ, trong đó:\n"
        "  - Hoàn thành: 95\n  - Chưa hoàn thành: 20\n\n¹ Gồm 3 nhiệm vụ khác.\n",
        ["sum-differs=120"],
    ),
    "units are no marks": ("Giao 120 m² đất và 30 km² rừng, còn 10 m³ nước.\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_note_is_read_where_its_mark_is(name: str) -> None:
    text, expected = TEXTS[name]
    assert sorted(faults(text)) == sorted(expected)


def test_a_note_that_is_marked_everywhere_is_put_in_once() -> None:
    note = "Trong đó " + ", ".join(["12 nhiệm vụ đúng hạn"] * 400)
    text = "Giao 30 nhiệm vụ[^1].\n\n" * 400 + f"[^1]: {note}\n"
    passages = with_notes(lines.read(text, is_markdown=True).passages)
    texts = [one.text for one in passages if isinstance(one, RunningText)]
    assert sum(note in words for words in texts) == 1
    assert sum(map(len, texts)) < len(text) * 2


def test_a_star_of_a_plain_text() -> None:
    text = (
        "Có 13.119 nhiệm vụ đã hoàn thành (*).\n\n(*) Trong đó: đúng hạn 11.000; quá hạn 2.118.\n"
    )
    audit = audits.audit(lines.read(text, is_markdown=False))
    assert [claim.written for claim in audit.wrong] == ["13.119"]


# A mark and a note as pages have them.
PAGES = {
    "of a converter": (
        '<a href="#fn1" id="fnref1"><sup>1</sup></a>',
        '<section><ol><li id="fn1"><p>{}<a href="#fnref1">↩</a></p></li></ol></section>',
    ),
    "of Word": (
        '<a href="#_ftn1"><sup>[1]</sup></a>',
        '<div id="ftn1"><p><a href="#_ftnref1"><sup>[1]</sup></a> {}</p></div>',
    ),
    "by hand": ("<sup>1</sup>", "<p><sup>1</sup> {}</p>"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_footnotes_of_pages(kind: str) -> None:
    mark, note = PAGES[kind]
    for words, count in ((SLIP, 1), (SOUND, 0)):
        text = (
            f"<html><body><p>{BODY.format(mark)}</p>{note.format(words)}<p>Hết.</p></body></html>"
        )
        assert len(audits.audit(web.read(text)).wrong) == count


def test_a_raised_digit_of_a_page_is_none_of_a_cell() -> None:
    rows = "<tr><td>A<td>10<td>5</tr><tr><td>B<td>20<sup>1</sup><td>6</tr><tr><td>Cộng<td>30<td>12"
    text = (
        f"<html><body><table><tr><th>Đơn vị<th>Giao<th>Xong</tr>{rows}</tr></table></body></html>"
    )
    assert [claim.written for claim in audits.audit(web.read(text)).wrong] == ["12"]


MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(kind: str, note: str) -> bytes:
    """A Word file with one of Word's own notes, and a raised digit in a table."""
    document = Document()
    document.add_paragraph(BODY.format("@@").strip())
    table = document.add_table(rows=4, cols=3)
    rows = [("Đơn vị", "Giao", "Xong"), ("A", "10", "5"), ("B", "20", "6"), ("Cộng", "30", "12")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 1).paragraphs[0].add_run("1").font.superscript = True
    plain, file = io.BytesIO(), io.BytesIO()
    document.save(plain)
    mark = f'</w:t></w:r><w:r><w:{kind}Reference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
    changes = {
        "word/document.xml": ("@@", mark),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/{kind}s.xml" ContentType="{TYPES}.{kind}s+xml"/></Types>',
        ),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdN" Type="{RELATIONS}/{kind}s" Target="{kind}s.xml"/>'
            "</Relationships>",
        ),
    }
    with ZipFile(plain) as source, ZipFile(file, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name in changes:
                before, after = changes[name]
                data = data.replace(before.encode(), after.encode())
            copy.writestr(name, data)
        words = f"<w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{note}</w:t></w:r></w:p>"
        line = "<w:p><w:r><w:separator/></w:r></w:p>"
        copy.writestr(
            f"word/{kind}s.xml",
            f'<w:{kind}s xmlns:w="{MAIN}"><w:{kind} w:type="separator" w:id="-1">{line}</w:{kind}>'
            f'<w:{kind} w:id="2">{words}</w:{kind}></w:{kind}s>',
        )
    return file.getvalue()


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize(("note", "wrong"), [(SLIP, ["13.119", "12"]), (SOUND, ["12"])])
def test_notes_of_word(kind: str, note: str, wrong: list[str]) -> None:
    paper = reading.read(word_file(kind, note), "bao-cao.docx")
    assert not hasattr(paper, "reason")
    audit = audits.audit(paper)
    assert [claim.written for claim in audit.wrong] == wrong
