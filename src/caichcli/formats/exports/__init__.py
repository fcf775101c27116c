"""The tasks of a plan as a file: one module a format, loaded only when it is asked for."""

from importlib import import_module
from typing import Protocol, cast

from msgspec import Struct

from caichcli.formats.exports.columns import Export
from caichcli.language.wording import Language


class Format(Struct, frozen=True):
    """A format: the module that writes it, the extra with its libraries, whether it is bytes."""

    module: str
    binary: bool = False
    extra: str | None = None
    libraries: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "xlsx": Format("workbook", True, "office", ("xlsxwriter",)),
    "docx": Format("document", True, "office", ("docx",)),
    "ics": Format("agenda", False, "calendar", ("icalendar",)),
    "csv": Format("separated", False),
    "json": Format("answer", False),
}


class Written(Struct, frozen=True):
    """A file's content, and what its reader must be told of it."""

    content: bytes
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """What each module has."""

    def write(self, export: Export, lang: Language) -> Written:
        """The whole file."""


def write(format_: str, export: Export, lang: Language) -> Written:
    """The tasks in a format, a key of ``FORMATS``."""
    module = import_module(f"{__name__}.{FORMATS[format_].module}")
    return cast(Writer, module).write(export, lang)
