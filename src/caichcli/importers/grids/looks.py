"""The looks of a workbook's cells, as far as they tell what a cell says: fonts, formats of numbers.

SpreadsheetML: ECMA-376, part 1, 18.8.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from caichcli.importers.grids.markup import go_through
from caichcli.language.legacy import of_font

OFF = ("0", "false", "off")
GENERAL = "General"
LONGEST = 10  # digits of a number

Kind = Literal["number", "date", "duration"]


class CellLook(Struct, frozen=True):
    """How a cell looks; ``font`` is the name of one that tells of an encoding, else "".

    ``shape`` is the format by which its number is shown.
    """

    font: str = ""
    is_bold: bool = False
    is_struck: bool = False
    shape: str = GENERAL
    kind: Kind = "number"


def read(pieces: Iterable[bytes]) -> list[CellLook]:
    """Return the looks that cells name by their numbers; equal ones are one object."""
    sheet = _StyleSheet()
    go_through(
        pieces,
        {
            "numFmt": sheet.format,
            "fonts": sheet.enter_fonts,
            "font": sheet.font,
            "name": sheet.name,
            "b": sheet.bold,
            "strike": sheet.strike,
            "cellXfs": sheet.enter_looks,
            "xf": sheet.look,
        },
        {"fonts": sheet.leave, "cellXfs": sheet.leave},
    )
    return sheet.looks or [CellLook()]


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element that is there or not says that it is."""
    return attributes.get("val") not in OFF


class _Font(Struct):
    name: str = ""
    is_bold: bool = False
    is_struck: bool = False


class _StyleSheet:
    """Gathers looks while the part goes by: formats and fonts stand before those who use them."""

    def __init__(self) -> None:
        self.looks: list[CellLook] = []
        self._formats: dict[int, str] = {}
        self._fonts: list[_Font] = []
        self._section = ""
        self._distinct: dict[tuple[int, int], CellLook] = {}

    def enter_fonts(self, _: Mapping[str, str]) -> None:
        self._section = "fonts"

    def enter_looks(self, _: Mapping[str, str]) -> None:
        self._section = "looks"

    def leave(self, _: str) -> None:
        self._section = ""

    def format(self, attributes: Mapping[str, str]) -> None:
        if not self._section and not self.looks:  # those of conditional looks come later
            self._formats[_number(attributes, "numFmtId")] = attributes.get("formatCode", "")

    def font(self, _: Mapping[str, str]) -> None:
        if self._section == "fonts":
            self._fonts.append(_Font())

    def name(self, attributes: Mapping[str, str]) -> None:
        if self._section == "fonts":
            self._fonts[-1].name = attributes.get("val", "")

    def bold(self, attributes: Mapping[str, str]) -> None:
        if self._section == "fonts":
            self._fonts[-1].is_bold = is_on(attributes)

    def strike(self, attributes: Mapping[str, str]) -> None:
        if self._section == "fonts":
            self._fonts[-1].is_struck = is_on(attributes)

    def look(self, attributes: Mapping[str, str]) -> None:
        if self._section != "looks":
            return
        key = _number(attributes, "numFmtId"), _number(attributes, "fontId")
        if key not in self._distinct:
            self._distinct[key] = self._made(*key)
        self.looks.append(self._distinct[key])

    def _made(self, format_: int, font: int) -> CellLook:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        shape = self._formats.get(format_) or BUILTIN_FORMATS.get(format_) or GENERAL
        own = self._fonts[font] if font < len(self._fonts) else _Font()
        name = own.name if of_font(own.name) else ""
        return CellLook(name, own.is_bold, own.is_struck, shape, _kind(shape))


def _number(attributes: Mapping[str, str], name: str) -> int:
    """A number of a format or a font; 0, the usual one, where none is written."""
    digits = attributes.get(name, "")
    return int(digits) if digits.isdecimal() and len(digits) < LONGEST else 0


@lru_cache(maxsize=1024)
def _kind(shape: str) -> Kind:
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format

    if not is_date_format(shape):
        return "number"
    return "duration" if is_timedelta_format(shape) else "date"
