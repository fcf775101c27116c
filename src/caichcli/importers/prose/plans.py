"""A text without a table of tasks -> its tasks: by fields where it has such, else by sentences."""

from collections.abc import Sequence

from caichcli.importers.agencies.cells import AgencyReader
from caichcli.importers.grids.grid import GridParagraph
from caichcli.importers.prose import fields, lines, sentences
from caichcli.importers.prose.lines import ProseLine
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.plan.agencies import Register

MOST = 10_000  # paragraphs
_TASKS = ("task", "sub-task")


def read(paragraphs: Sequence[GridParagraph], register: Register) -> TaskTable | None:
    """The tasks of a text as a table whose rows are told; None where it has none."""
    if len(paragraphs) > MOST:
        return None
    by_fields = fields.read(paragraphs)
    by_sentences = sentences.read(paragraphs, AgencyReader(register))
    lines_of_plan = _joined(by_fields, by_sentences) if by_fields else by_sentences
    return lines.table(lines_of_plan) if lines_of_plan else None


def _joined(
    by_fields: Sequence[ProseLine], by_sentences: Sequence[ProseLine]
) -> Sequence[ProseLine]:
    """The lines of a text with fields; a paragraph numbered as its tasks are may assign one too.

    It names a lead and a term: that others carry the paper out is no task.
    """
    kinds = {line.number.kind for line in by_fields if line.kind in _TASKS and line.number}
    assigning: dict[int, list[ProseLine]] = {}
    for line in by_sentences:
        is_alike = line.number is not None and line.number.kind in kinds
        if line.kind in _TASKS and is_alike and "deadline" in line.words:
            assigning.setdefault(line.paragraph, []).append(line)
    return [
        each
        for line in by_fields
        for each in (assigning.get(line.paragraph, [line]) if line.kind == "text" else [line])
    ]
