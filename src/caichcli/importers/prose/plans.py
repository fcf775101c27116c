"""A text without a table of tasks -> its tasks: by fields where it has such, else by sentences."""

from collections.abc import Sequence

from caichcli.importers.agencies.cells import AgencyReader
from caichcli.importers.grids.grid import GridParagraph
from caichcli.importers.prose import fields, lines, sentences
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.plan.agencies import Register

MOST = 10_000  # paragraphs


def read(paragraphs: Sequence[GridParagraph], register: Register) -> TaskTable | None:
    """The tasks of a text as a table whose rows are told; None where it has none."""
    if len(paragraphs) > MOST:
        return None
    lines_of_plan = fields.read(paragraphs) or sentences.read(paragraphs, AgencyReader(register))
    return lines.table(lines_of_plan) if lines_of_plan else None
