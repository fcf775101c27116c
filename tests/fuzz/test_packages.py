"""Word and Excel files spoilt in their XML and in their zip: every door ends, in words and a code.

The seeds are real packages: a table of tasks, a form that was sent out, a workbook of the staff's.
"""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.cli.conftest import Ask
from tests.cli.recorded import FILE, PLAN, lay_out
from tests.filled_forms import filled
from tests.fuzz.test_commands import REUSED, answered
from tests.fuzz.workspaces import letters, spoilt_bytes

ROWS = [
    ["Mã", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình hình thực hiện"],
    ["I.1", "Ban hành kế hoạch kiểm tra", "Bộ A", "Quý II/2026", "cũ"],
    ["I.2", "Tổ chức hội nghị: sơ kết", "Bộ A", "30/6/2026", ""],
]
# Values that a reader takes for numbers of rows, styles, texts, or for names.
VALUES = [
    *("-1", "0", "1", "99999999999", "1e9", "NaN", "", "true"),
    *("A1", "XFD1048576", "A0", "A1:XFD1048576", "rId1", "inlineStr", "s", "e", "d"),
    *("\u202e", "../../x.xml", "/xl/workbook.xml"),
]
TAGS = [
    *("<c/>", "<row/>", "<c r='A1'><v>1</v></c>", "<is><t>x</t></is>", "<f>A1</f>"),
    *("<w:tbl/>", "<w:tr/>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>", "<mergeCell ref='A1:B2'/>"),
    *("<!-- x -->", "<![CDATA[<]]>", "&#0;", "&amp;", "_x000D_", "</", "<?x?>"),
]


def excel() -> bytes:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)  # type: ignore[union-attr]  # a new book has a sheet
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def word() -> bytes:
    document = Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for line, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@st.composite
def spoilt_xml(draw: st.DrawFn, content: str) -> str:
    """A part with tags put in or taken out, values changed, stretches said again."""
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["value", "tag", "cut", "again", "letters"]))
        begin, close = ('"', '"') if kind == "value" else ("<", ">")
        marks = [at for at, letter in enumerate(content) if letter == begin]
        if not marks:
            return content
        at = draw(st.sampled_from(marks))
        end = content.find(close, at + 1) + 1 or len(content)
        if kind == "value":
            content = f'{content[:at]}"{draw(st.sampled_from(VALUES))}"{content[end:]}'
        elif kind == "tag":
            content = content[:at] + draw(st.sampled_from(TAGS)) + content[at:]
        elif kind == "letters":
            content = content[:end] + draw(st.text(letters, max_size=5)) + content[end:]
        else:
            content = content[:at] + content[at:end] * (2 if kind == "again" else 0) + content[end:]
    return content


@st.composite
def spoilt_packages(draw: st.DrawFn, data: bytes) -> bytes:
    """A package with a part spoilt, one missing, one twice, or bytes of the zip itself changed."""
    kind = draw(st.sampled_from(["xml", "xml", "xml", "missing", "zip", "names"]))
    if kind == "zip":
        return draw(spoilt_bytes(data))
    with ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = draw(st.sampled_from(sorted(name for name in parts if name.endswith((".xml", ".rels")))))
    if kind == "missing":
        del parts[name]
    elif kind == "names":
        parts[draw(st.sampled_from(sorted(parts)))] = parts[name]
    else:
        parts[name] = draw(spoilt_xml(parts[name].decode())).encode("utf-8", "replace")
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return target.getvalue()


EXCEL, WORD = excel(), word()


SETTINGS = settings(REUSED, max_examples=max(40, REUSED.max_examples))


@SETTINGS
@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_import(ask: Ask, tmp_path: Path, ending: str, data: st.DataObject) -> None:
    if not (tmp_path / "plans").exists():
        lay_out(tmp_path)
    content = data.draw(spoilt_packages(WORD if ending == "docx" else EXCEL))
    (tmp_path / f"in.{ending}").write_bytes(content)
    answered(ask, tmp_path, "import", f"in.{ending}", "--table", "1")
    answered(ask, tmp_path, "import", f"in.{ending}", "--into", "ke-hoach", "--lang", "en")
    assert (tmp_path / FILE).read_text("utf-8") == PLAN


@SETTINGS
@given(st.data())
def test_export_into(ask: Ask, tmp_path: Path, data: st.DataObject) -> None:
    if not (tmp_path / "plans").exists():
        lay_out(tmp_path)
    content = data.draw(spoilt_packages(EXCEL))
    (tmp_path / "so.xlsx").write_bytes(content)
    if answered(ask, tmp_path, "export", "--into", "so.xlsx").code:
        assert (tmp_path / "so.xlsx").read_bytes() == content
    else:  # what was written is a workbook again
        assert answered(ask, tmp_path, "export", "--into", "so.xlsx").code == 0


@SETTINGS
@given(st.data())
def test_forms_in(ask: Ask, tmp_path: Path, data: st.DataObject) -> None:
    form = tmp_path / "bieu" / "2026-Q2_bo-a.xlsx"
    if not form.exists():
        lay_out(tmp_path)
        answered(ask, tmp_path, "forms", "out", "--period", "2026-Q2", "-o", "bieu")
        filled(form, {"I.1": {"status": "Đang thực hiện", "progress": 60, "note": "Đã họp"}})
    (tmp_path / "ve.xlsx").write_bytes(data.draw(spoilt_packages(form.read_bytes())))
    answered(ask, tmp_path, "forms", "in", "ve.xlsx", "--dry-run")
    answered(ask, tmp_path, "forms", "in", "ve.xlsx", "--lang", "en")
    answered(ask, tmp_path, "validate")
    (tmp_path / FILE).write_text(PLAN, "utf-8")
