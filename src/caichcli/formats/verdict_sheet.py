"""The verdicts of an import as a sheet (CSV): a row each, with a column for how a term is read."""

import csv
import io
from collections.abc import Iterator

from caichcli.formats.exports.csv import harmless
from caichcli.formats.phrases.reasons import why
from caichcli.importers.drafts.draft import Draft, DraftVerdict
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import Id

KEYS = ("row", "result", "kind", "task", "text", "reasons", "words", "read_as")


def write(draft: Draft, lang: Language) -> bytes:
    """Return the sheet; the words of a term that nobody has read stand beside an empty cell."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([say(lang, f"verdict_sheet.{key}") for key in KEYS])
    unread = draft.unread()
    tasks: set[Id] = set()
    for verdict in draft.verdicts:
        table.writerow(map(harmless, _row(verdict, unread, tasks, lang)))
    return text.getvalue().encode("utf-8-sig")


def _row(
    verdict: DraftVerdict, unread: dict[Id, str], tasks: set[Id], lang: Language
) -> Iterator[str]:
    """The cells of a verdict; a term is put beside the first row of its task alone."""
    task = verdict.task or ""
    yield f"{verdict.table}:{verdict.row}"
    yield say(lang, f"importing.result-{verdict.result}")
    yield say(lang, f"importing.kind-{verdict.kind}")
    yield task
    yield verdict.text
    yield "; ".join(why(reason, lang) for reason in verdict.reasons)
    yield unread.get(task, "") if task not in tasks else ""
    yield ""
    tasks.add(task)
