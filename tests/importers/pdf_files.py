"""Small PDF files, put together by hand: a ruled table, lines of text, a picture of a page.

The letters are those of the fonts that every reader has, so that words stand without marks; behind
"**" they are bold.
"""

from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT = 842, 595
LEFT, TOP, ROW = 40, 540, 24


def write(path: Path, *pages: str, picture: bool = False) -> None:
    """A file with a page for each content; ``picture``: one more, an image without words."""
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    image += b" /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x80\nendstream"
    contents = [*pages, *(["q 500 0 0 500 50 50 cm /I Do Q"] if picture else [])]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", image]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")
    kids = []
    for content in contents:
        data = content.encode("ascii")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources"
            b" << /Font << /F 4 0 R /B 5 0 R >> /XObject << /I 3 0 R >> >> >>"
            % (WIDTH, HEIGHT, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    path.write_bytes(_file(objects))


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (
        count, table, count,
    ) + b"startxref\n%d\n%%%%EOF\n" % len(data)  # fmt: skip


def table(rows: Sequence[Sequence[str]], widths: Sequence[int], top: int = TOP) -> str:
    """A table's lines and words; a cell ``^`` is merged with the one above, ``<`` with the left."""
    lefts = [LEFT + sum(widths[:at]) for at in range(len(widths) + 1)]
    marks = []
    for at, row in enumerate(rows):
        y = top - at * ROW
        for column, text in enumerate(row):
            left, right = lefts[column], lefts[column + 1]
            if text != "^":
                marks.append(_line(left, y, right, y))
            if text != "<":
                marks.append(_line(left, y, left, y - ROW))
            if text not in ("^", "<"):
                marks.append(words(text, left + 3, y - 15))
        marks.append(_line(lefts[-1], y, lefts[-1], y - ROW))
    bottom = top - len(rows) * ROW
    marks.append(_line(lefts[0], bottom, lefts[-1], bottom))
    return "\n".join(marks)


def _line(x: int, y: int, to_x: int, to_y: int) -> str:
    return f"0.5 w {x} {y} m {to_x} {to_y} l S"


def words(text: str, x: int = LEFT, y: int = TOP) -> str:
    font, text = ("B", text[2:]) if text.startswith("**") else ("F", text)
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} 8 Tf {x} {y} Td ({escaped}) Tj ET"


def lines(*texts: str, top: int = TOP) -> str:
    return "\n".join(words(text, y=top - at * 14) for at, text in enumerate(texts))
