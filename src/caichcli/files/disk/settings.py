"""``caich.toml``, a workspace's settings: read where there is one, and where its keys stand."""

import re
from collections.abc import Iterable
from itertools import chain
from typing import Any, Literal

from msgspec import Struct

from caichcli.files.disk.workspace import SETTINGS_NAME
from caichcli.files.yaml.lines import Lines
from caichcli.files.yaml.spans import TOP
from caichcli.language.characters import legible
from caichcli.plan.finding import Place, Span

# Beyond this no settings go.
LARGEST = 64 * 1024  # bytes
MOST_NAMES = 1000
MOST_IN_A_LINE = 200  # dots, or brackets of a kind

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


class SettingsFault(Struct, frozen=True):
    """Why a text is not read: in the reader's English words, and where it is no TOML.

    ``problem`` is that the text goes beyond all that settings are, or holds a character that no
    plan may hold.
    """

    why: str
    place: Place = Place(SETTINGS_NAME, span=TOP)
    problem: Literal["", "beyond", "character"] = ""


BEYOND = SettingsFault("", problem="beyond")


def read(data: bytes) -> tuple[SettingsFile, SettingsFault | None]:
    """The settings in the bytes of a file."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return SettingsFile(data.decode(errors="replace"), {}), SettingsFault(
            "", Place(SETTINGS_NAME, span=TOP)
        )
    if _is_beyond(text):
        return SettingsFile(text, {}), BEYOND
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return SettingsFile(text, {}), _broken(str(error), text)
    except (RecursionError, ValueError):  # brackets over many lines, a number of many digits
        return SettingsFile(text, {}), BEYOND
    problem = _problem(tables)
    return SettingsFile(text, {} if problem else tables), problem


def _problem(value: object) -> SettingsFault | None:
    """What is wrong with a value or one within it: TOML's whole numbers have 64 bits."""
    parts: Iterable[object] = ()
    if isinstance(value, dict):
        parts = chain(value, value.values())
    elif isinstance(value, list):
        parts = value
    elif isinstance(value, str) and legible(value) != value:
        return SettingsFault("", problem="character")
    elif isinstance(value, int) and abs(value) >= 2**63:
        return BEYOND
    return next(filter(None, map(_problem, parts)), None)


def _is_beyond(text: str) -> bool:
    """Whether a text names more, or leads deeper: its reader's time would grow with the square."""
    if len(text) > LARGEST or text.count("=") + text.count("[") > MOST_NAMES:
        return True
    lines = text.split("\n")
    return any(max(map(line.count, ".[{")) > MOST_IN_A_LINE for line in lines)


def _broken(message: str, text: str) -> SettingsFault:
    match = _AT.fullmatch(message)
    if match is None:
        return SettingsFault(message, Place(SETTINGS_NAME, span=TOP))
    if match["line"] is None:  # at the end of the text
        return SettingsFault(
            match["why"], Place(SETTINGS_NAME, span=Lines(text).span(len(text), len(text)))
        )
    line, column = int(match["line"]), int(match["column"])
    return SettingsFault(
        match["why"], Place(SETTINGS_NAME, span=Span(line, column, line, column + 1))
    )


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
