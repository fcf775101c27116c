"""Files that are not what they seem, or more than they should be: each refused with its reason."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from caichcli.files.disk import office
from caichcli.importers import packages, sources
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.importers.task_tables import candidates
from tests.importers.imported import imported, source, tasks
from tests.importers.layouts import LAYOUTS, to_docx, to_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAYOUT = LAYOUTS["areas by a roman number in its own cell"]
PART = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}


def made(ending: str, tmp_path: Path) -> Path:
    path = tmp_path / f"in.{ending}"
    (to_docx if ending == "docx" else to_xlsx)(LAYOUT.rows, path)
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> bytes:
    """The bytes of a package whose parts were changed."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in change(parts).items():
            package.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("in.docx", b"", "empty"),
        ("in.docx", b"PK\x03\x04 nothing", "broken"),
        ("in.xlsx", b"not a workbook", "broken"),
        ("in.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("in.docx", OLE + b"neither", "unknown-kind"),
        ("in.xls", b"\xef\xbb\xbf<html><table>", "html"),
        ("in.png", b"\x89PNG", "unknown-kind"),
        ("in", b"TT,x", "unknown-kind"),
    ],
)
def test_what_is_no_table_file(name: str, data: bytes, reason: str) -> None:
    assert sources.read(data, name) == FileRefusal(reason)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("cut", [100, 2000, -100, -1])
def test_a_file_cut_short(ending: str, cut: int, tmp_path: Path) -> None:
    data = made(ending, tmp_path).read_bytes()
    answer = sources.read(data[:cut], f"in.{ending}")
    assert answer == FileRefusal("broken")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_bytes_that_changed_on_the_way(ending: str, tmp_path: Path) -> None:
    data = bytearray(made(ending, tmp_path).read_bytes())
    with ZipFile(io.BytesIO(bytes(data))) as package:
        info = package.getinfo(PART[ending])
    at = info.header_offset + 200
    data[at : at + 20] = bytes(20)
    assert sources.read(bytes(data), f"in.{ending}") == FileRefusal("broken")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("xml", [b"<a><b></a>", b"", b"\xff\xfe<\x00a\x00", b"<a/>"])
def test_xml_that_is_none(ending: str, xml: bytes, tmp_path: Path) -> None:
    data = changed(made(ending, tmp_path), lambda parts: {**parts, PART[ending]: xml})
    answer = sources.read(data, f"in.{ending}")
    if isinstance(answer, Source):  # well-formed, and nothing in it
        choice = candidates.choose(answer, [])
        assert isinstance(choice, FileRefusal)
        answer = choice
    assert answer.reason in ("broken", "no-table")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_package_without_its_parts(ending: str, tmp_path: Path) -> None:
    def without(part: str) -> bytes:
        return changed(
            made(ending, tmp_path),
            lambda parts: {name: each for name, each in parts.items() if name != part},
        )

    for part in ("[Content_Types].xml", "_rels/.rels"):
        answer = sources.read(without(part), f"in.{ending}")
        assert isinstance(answer, FileRefusal | Source)


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_entities_are_never_expanded(ending: str, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    data = changed(made(ending, tmp_path), lambda parts: {**parts, PART[ending]: bomb})
    answer = sources.read(data, f"in.{ending}")
    assert answer == FileRefusal("entities", {"part": PART[ending]})


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_bomb_is_refused_before_it_is_unpacked(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("unpacked")

    bomb = b"<a>" + b" " * (64 * 1024 * 1024)
    data = changed(made(ending, tmp_path), lambda parts: {**parts, "x/bomb.xml": bomb})
    monkeypatch.setattr(packages, "TABLE", packages.FORM)
    monkeypatch.setattr(ZipFile, "open", opened)
    monkeypatch.setattr(sources, "what", lambda *_: ending)
    assert sources.read(data, f"in.{ending}") == FileRefusal("too-large")


def test_what_is_left_of_a_file_is_limited_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "LARGEST_COPY", 1000)
    data = made("xlsx", tmp_path).read_bytes()
    assert sources.read(data, "in.xlsx") == FileRefusal("too-large")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_too_many_parts(ending: str, tmp_path: Path) -> None:
    many = {f"x/{n}.xml": b"" for n in range(packages.TABLE.parts)}
    data = changed(made(ending, tmp_path), lambda parts: {**parts, **many})
    assert sources.read(data, f"in.{ending}") == FileRefusal("too-large")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_macros_are_told_and_never_read(ending: str, tmp_path: Path) -> None:
    def with_macros(parts: dict[str, bytes]) -> dict[str, bytes]:
        folder = PART[ending].partition("/")[0]
        types = parts["[Content_Types].xml"].replace(
            b"wordprocessingml.document.main+xml", b"wordprocessingml.document.main+xml"
        )
        old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = types.replace(old, b"application/vnd.ms-word.document.macroEnabled.main+xml")
        return {**parts, "[Content_Types].xml": types, f"{folder}/vbaProject.bin": OLE}

    path = tmp_path / f"in.{ending[:-1]}m"
    path.write_bytes(changed(made(ending, tmp_path), with_macros))
    assert tasks(imported(path)) == LAYOUT.tasks
    assert [note.code for note in source(path).notes] == ["macros"]


def test_links_to_other_files_are_told_and_not_opened(tmp_path: Path) -> None:
    def linked(parts: dict[str, bytes]) -> dict[str, bytes]:
        return {**parts, "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}

    path = tmp_path / "linked.xlsx"
    path.write_bytes(changed(made("xlsx", tmp_path), linked))
    workbook = source(path)
    assert [(note.code, note.values) for note in workbook.notes] == [
        ("external-links", {"count": 1})
    ]


def test_an_old_file_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "PLACES", {})
    for stream, kind, to in (("WordDocument", ".doc", ".docx"), ("Workbook", ".xls", ".xlsx")):
        answer = sources.read(OLE + stream.encode("utf-16-le"), f"in{kind}")
        assert answer == FileRefusal("office-missing", {"kind": kind, "to": to})


def test_the_kind_is_told_by_the_bytes_not_by_the_name(tmp_path: Path) -> None:
    data = made("xlsx", tmp_path).read_bytes()
    path = tmp_path / "wrong.docx"
    path.write_bytes(data)
    assert tasks(imported(path)) == LAYOUT.tasks
