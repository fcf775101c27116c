"""CSV in every encoding and with every separator, and Markdown's tables."""

from pathlib import Path

import pytest

from caichcli.importers import sources
from caichcli.importers.grids.grid import FileRefusal
from tests.importers.imported import imported, said, source, tasks
from tests.language.old_fonts import to_tcvn3, to_vni

TABLE = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
    ["1", "Rà soát văn bản quy phạm", "Bộ Tư pháp", "Quý II/2026"],
    ["2", "Xây dựng đề án", "Bộ Văn hóa; Bộ Y tế", "Tháng 6/2026"],
]
READ = [
    "1 | Rà soát văn bản quy phạm | bo-tu-phap | | Quý II/2026 |",
    "2 | Xây dựng đề án | bo-van-hoa, bo-y-te | | Tháng 6/2026 |",
]


def text(separator: str) -> str:
    return "".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in row) + "\r\n"
        for row in TABLE
    )


def saved(tmp_path: Path, data: bytes, name: str = "in.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator(separator: str, tmp_path: Path) -> None:
    assert tasks(imported(saved(tmp_path, text(separator).encode()))) == READ


def test_the_separator_that_excel_names(tmp_path: Path) -> None:
    path = saved(tmp_path, f"sep=;\r\n{text(';')}".encode())
    draft = imported(path)
    assert tasks(draft) == READ
    assert [verdict.row for verdict in draft.verdicts] == [2, 3, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode(encoding: str, tmp_path: Path) -> None:
    assert tasks(imported(saved(tmp_path, text(";").encode(encoding)))) == READ


def test_windows_1258(tmp_path: Path) -> None:
    # Python writes no composed letters in it: a letter, then its tone.
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    from unicodedata import normalize

    parted = "".join(
        char
        if len(normalize("NFD", char)) == 1 or not set(normalize("NFD", char)) & tones
        else normalize("NFC", "".join(c for c in normalize("NFD", char) if c not in tones))
        + "".join(c for c in normalize("NFD", char) if c in tones)
        for char in text(",")
    )
    path = saved(tmp_path, parted.encode("cp1258"))
    assert tasks(imported(path)) == READ
    assert [note.code for note in source(path).notes] == ["encoding-read"]


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
def test_the_bytes_of_old_fonts(encode: object, tmp_path: Path) -> None:
    assert callable(encode)
    draft = imported(saved(tmp_path, encode(text(",")).encode("latin-1")))
    assert tasks(draft) == READ


def test_cells_of_several_lines_keep_their_line(tmp_path: Path) -> None:
    data = 'TT,Nhiệm vụ,Chủ trì\n1,"Rà soát\nvăn bản",BNV\n2,Trình,BNV\n'.encode()
    draft = imported(saved(tmp_path, data))
    assert tasks(draft) == ["1 | Rà soát⏎văn bản | bo-noi-vu | | |", "2 | Trình | bo-noi-vu | | |"]
    assert [verdict.row for verdict in draft.verdicts] == [1, 2, 4]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe\x00", "encoding"),
        (bytes(range(128, 256)) * 4, "encoding"),
        (b"TT,Nhi\0em vu", "not-text"),
        ('TT,Nhiệm vụ,Chủ trì\n1,"' + "x" * 200_000, "quotes"),
        (b"", "empty"),
    ],
)
def test_what_is_no_csv(data: bytes | str, reason: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    assert sources.read(raw, "in.csv") == FileRefusal(reason)


def test_markdown_keeps_words_and_loses_marks(tmp_path: Path) -> None:
    lines = [
        "# Kế hoạch",
        "",
        "| TT | **Nhiệm vụ** | Chủ trì |",
        "|---|:---|---|",
        "| 1 | Rà soát *văn bản*<br>và `luật` \\| khác | [Bộ Y tế](https://example.org) |",
    ]
    draft = imported(saved(tmp_path, "\n".join(lines).encode(), "in.md"))
    assert tasks(draft) == ["1 | Rà soát văn bản⏎và luật | khác | bo-y-te | | |"]
    assert [verdict.row for verdict in draft.verdicts] == [3, 5]


def test_a_table_within_markdown_code_is_none(tmp_path: Path) -> None:
    path = saved(tmp_path, b"```\n| TT | x |\n|---|---|\n| 1 | y |\n```\n", "in.md")
    assert source(path).grids == ()


QUOTES = {
    # the rows after the first, and which line is told
    "never closed": ('2,"Trình luật,BNV,2026\n3,Họp,BNV,2026\n', 3),
    "closed in another row": ('2,"Trình luật,BNV,2026\n3,"Họp",BNV,2026\n4,Xét,BNV,2026\n', 3),
    "in the last cell": ('2,Trình luật,BNV,"2026\n3,Họp,BNV,2026\n', 3),
    "in the last line": ('2,Trình luật,BNV,2026\n3,Họp,BNV,"2026', 4),
}


@pytest.mark.parametrize("name", QUOTES)
def test_a_quote_that_does_not_close_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    rows, line = QUOTES[name]
    path = saved(tmp_path, f"TT,Nhiệm vụ,Chủ trì,Thời hạn\n1,Rà soát,BNV,2026\n{rows}".encode())
    assert [(note.code, note.values) for note in source(path).notes] == [("quotes", {"row": line})]
    rows_in_doubt = [one.split(":")[0] for one in said(imported(path), "doubtful", "refused")]
    assert f"{line} task doubtful" in rows_in_doubt or f"{line} task refused" in rows_in_doubt


def test_quotes_that_close_are_not_told(tmp_path: Path) -> None:
    rows = '1,"Rà soát ""nhanh""\nvăn bản",BNV,2026\n2,Trình 5" luật,BNV,"2026"\n'
    path = saved(tmp_path, f"TT,Nhiệm vụ,Chủ trì,Thời hạn\n{rows}".encode())
    assert source(path).notes == ()
    assert imported(path).count("doubtful") == 0
