"""The strings of a workbook: plain text, or runs of it with fonts of their own.

They stand in a part that all sheets share, or in the cells themselves. SpreadsheetML: ECMA-376,
part 1, 18.4.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from caichcli.importers.grids import escapes
from caichcli.importers.grids.looks import is_on
from caichcli.importers.grids.markup import End, Start, go_through


class TextRun(Struct):
    """A part of a string; ``font`` is the name of its own font, "" where it is the cell's."""

    text: str = ""
    font: str = ""
    is_struck: bool = False


String = str | tuple[TextRun, ...]


def read(pieces: Iterable[bytes]) -> list[String]:
    """Return the strings that cells name by their numbers."""
    strings: list[String] = []
    runs = Runs()

    def end(_: str) -> None:
        strings.append(runs.string())

    go_through(pieces, {"si": runs.begin, **runs.starts}, {"si": end, **runs.ends})
    return strings


class Runs:
    """Puts one string after the other together while the XML goes by."""

    def __init__(self) -> None:
        self._runs: list[TextRun] = []
        self._is_phonetic = False  # how a text sounds is no part of it
        self.starts: dict[str, Start] = {
            "r": self._run,
            "rPh": self._phonetic,
            "rFont": self._font,
            "strike": self._strike,
        }
        self.ends: dict[str, End] = {"t": self._text, "rPh": self._not_phonetic}

    def begin(self, _: Mapping[str, str]) -> None:
        """Begin another string."""
        self._runs = [TextRun()]

    def string(self) -> String:
        """Return the string that ends here; "" where none began."""
        runs, self._runs = [run for run in self._runs if run.text], []
        if len(runs) == 1 and not (runs[0].font or runs[0].is_struck):
            return runs[0].text
        return tuple(runs) if runs else ""

    def _run(self, _: Mapping[str, str]) -> None:
        self._runs.append(TextRun())

    def _font(self, attributes: Mapping[str, str]) -> None:
        if self._runs:
            self._runs[-1].font = attributes.get("val", "")

    def _strike(self, attributes: Mapping[str, str]) -> None:
        if self._runs:
            self._runs[-1].is_struck = is_on(attributes)

    def _phonetic(self, _: Mapping[str, str]) -> None:
        self._is_phonetic = True

    def _not_phonetic(self, _: str) -> None:
        self._is_phonetic = False

    def _text(self, text: str) -> None:
        if not self._is_phonetic and self._runs:
            self._runs[-1].text = escapes.read(text)
