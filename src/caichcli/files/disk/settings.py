"""``caich.toml``, a workspace's settings: read where there is one, and where its keys stand."""

import re
from typing import Any

from msgspec import Struct

from caichcli.files.disk.workspace import SETTINGS_NAME
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.spans import TOP
from caichcli.plan.finding import Place, Span

_AT = re.compile(r"(?P<why>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|.*)\)")


class SettingsFile(Struct, frozen=True):
    """A file's text and its tables."""

    text: str
    tables: dict[str, Any]

    def place(self, *keys: str) -> Place:
        """Where a key stands, the outer names first. TOML's reader gives no places: seen by text.

        Of a key that is not written plainly, its table's place, or the top of the file.
        """
        return Place(SETTINGS_NAME, span=_span(self.text, keys))


class Broken(Struct, frozen=True):
    """Why a text is no TOML: in the reader's English words, and where."""

    why: str
    place: Place


def read(data: bytes) -> tuple[SettingsFile, Broken | None]:
    """The settings in the bytes of a file."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SettingsFile(data.decode(errors="replace"), {}), Broken(
            "", Place(SETTINGS_NAME, span=TOP)
        )
    try:
        return SettingsFile(text, tomllib.loads(text)), None
    except tomllib.TOMLDecodeError as error:
        return SettingsFile(text, {}), _broken(str(error), text)


def _broken(message: str, text: str) -> Broken:
    match = _AT.fullmatch(message)
    if match is None:
        return Broken(message, Place(SETTINGS_NAME, span=TOP))
    if match["line"] is None:  # at the end of the text
        return Broken(
            match["why"], Place(SETTINGS_NAME, span=Lines(text).span(len(text), len(text)))
        )
    line, column = int(match["line"]), int(match["column"])
    return Broken(match["why"], Place(SETTINGS_NAME, span=Span(line, column, line, column + 1)))


def _span(text: str, keys: tuple[str, ...]) -> Span:
    *tables, key = keys
    begin = 0
    for table in tables:
        head = re.compile(rf"^[ \t]*\[[ \t]*[\"']?{re.escape(table)}[\"']?[ \t]*\]", re.MULTILINE)
        if match := head.search(text, begin):
            begin = match.end()
    for pattern in (r"^[ \t]*\[?[ \t]*[\"']?({})[\"']?[ \t]*[\]=.]", r"({})"):
        match = re.compile(pattern.format(re.escape(key)), re.MULTILINE).search(text, begin)
        if match:
            return Lines(text).span(*match.span(1))
    return _span(text, tuple(tables)) if tables else TOP
