"""The tasks of a plan as a file: one module a format, loaded only when it is wanted."""

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from msgspec import Struct

from caichcli.language.wording import Language

if TYPE_CHECKING:
    from caichcli.formats.exports.columns import Export


class ExportFormat(Struct, frozen=True):
    """A format: whether it is bytes, and the extra with the libraries that write it."""

    binary: bool = False
    extra: str | None = None
    libraries: tuple[str, ...] = ()


# A format's name is that of its module, and of its files' ending.
FORMATS: dict[str, ExportFormat] = {
    "xlsx": ExportFormat(True, "office", ("xlsxwriter",)),
    "docx": ExportFormat(True, "office", ("docx",)),
    "ics": ExportFormat(False, "calendar", ("icalendar",)),
    "csv": ExportFormat(),
    "json": ExportFormat(),
    "parquet": ExportFormat(True, "many", ("pyarrow.parquet",)),
}


class ExportFile(Struct, frozen=True):
    """A file's content, and what its reader must be told of it."""

    content: bytes
    notes: tuple[str, ...] = ()


class ExportWriter(Protocol):
    """What each module has."""

    def write(self, export: "Export", lang: Language) -> ExportFile:
        """Return the whole file."""


def write(format_: str, export: "Export", lang: Language) -> ExportFile:
    """Return the tasks in a format, a key of ``FORMATS``."""
    module = import_module(f"{__name__}.{format_}")
    return cast(ExportWriter, module).write(export, lang)
