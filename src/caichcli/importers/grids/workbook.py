"""What a workbook is made of: its worksheets, and the parts that these refer to.

Relations of parts: ECMA-376, part 2, 9.3.
"""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

from msgspec import Struct

BOOK = "xl/workbook.xml"


class SheetListing(Struct, frozen=True):
    """A worksheet as the workbook lists it, and the part that it is."""

    title: str
    part: str
    is_hidden: bool


class Workbook(Struct, frozen=True):
    """A workbook's worksheets and the parts beside them, "" where there is none.

    ``counts_from_1904``: its days are counted from there, as on old Macintoshes.
    """

    sheets: tuple[SheetListing, ...]
    strings: str
    looks: str
    counts_from_1904: bool


def read(package: ZipFile) -> Workbook:
    """Return what a package of Excel's is made of.

    Raises ValueError where it is none, or a part is two sheets: it would be read as often as it
    is listed.
    """
    part = next(
        (part for kind, part in _relations(package, "").values() if kind == "officeDocument"), BOOK
    )
    relations = _relations(package, part)
    by_kind = dict(relations.values())
    elements = list(_root(package, part).iter())
    properties = [each for each in elements if _is(each, "workbookPr")]
    sheets = tuple(_listings(elements, relations))
    if len({each.part for each in sheets}) < len(sheets):
        raise ValueError(part)
    return Workbook(
        sheets,
        by_kind.get("sharedStrings", ""),
        by_kind.get("styles", ""),
        any(each.get("date1904") in ("1", "true") for each in properties),
    )


def _listings(
    elements: list[Element], relations: dict[str, tuple[str, str]]
) -> Iterator[SheetListing]:
    """The worksheets that are there; sheets of another kind have no cells."""
    for element in elements:
        if _is(element, "sheet"):
            id_ = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            kind, part = relations.get(id_, ("", ""))
            if kind == "worksheet":
                state = element.get("state", "visible")
                yield SheetListing(element.get("name", ""), part, state != "visible")


def _relations(package: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the name of each part that is there and that a part refers to, by its id."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    names = frozenset(package.namelist())
    if path not in names:
        return {}
    relations = {}
    for each in _root(package, path):
        target = posixpath.join("/", folder, each.get("Target", ""))
        target = posixpath.normpath(target).lstrip("/")
        if target in names:
            kind = each.get("Type", "").rpartition("/")[2]
            relations[each.get("Id", "")] = kind, target
    return relations


def _root(package: ZipFile, part: str) -> Element:
    try:
        return fromstring(package.read(part))
    except (KeyError, ParseError) as error:
        raise ValueError(part) from error


def _is(element: Element, name: str) -> bool:
    return element.tag.endswith("}" + name)
