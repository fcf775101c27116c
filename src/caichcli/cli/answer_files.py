"""An answer as a file that is handed on: a workbook, a Word document, or a page as it is."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from caichcli.cli.output import DOCUMENT_FORMATS, emit
from caichcli.cli.streams import work_done
from caichcli.cli.usage import Misuse
from caichcli.formats import tables
from caichcli.formats.blocks import Note
from caichcli.services.errors import one_of, require
from caichcli.services.session import Session

if TYPE_CHECKING:
    from msgspec import Struct

    from caichcli.cli.output import AnswerModule

T = TypeVar("T")

FORMATS = (*DOCUMENT_FORMATS, *tables.FILES)


def hand_on(
    question: "AnswerModule[T]",
    answer: T,
    here: Session,
    format_: str,
    output: str | None,
    notes: Sequence[str] = (),
    *,
    overwrite: bool = False,
    data: "Callable[[T], Struct] | None" = None,
) -> None:
    """Print an answer, or write it to a file; Excel and Word need one, or a pipe."""
    name = one_of(format_, FORMATS, "format")
    library = tables.FILES.get(name)
    if library is None:
        if output is not None:
            raise Misuse("export.output-of-files", formats=", ".join(tables.FILES))
        emit(question, answer, here.lang, name, notes, formats=FORMATS, data=data)
        return
    if output is None and sys.stdout.isatty():
        raise Misuse("export.needs-output", format=name)
    require("office", library)
    page = (*question.page(answer, here.lang), *map(Note, notes))
    content = tables.write_file(name, page, here.lang)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from caichcli.formats.exports import ExportFile
    from caichcli.services import exports

    exports.save(here, ExportFile(content), output, overwrite=overwrite)
    work_done()
