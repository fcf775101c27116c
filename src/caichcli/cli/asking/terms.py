"""What terms are read as while a table is taken over: from a sheet, or asked for at a terminal."""

import sys
from collections.abc import Mapping
from pathlib import Path

from caichcli.cli.asking import possible, read_line
from caichcli.importers.drafts.draft import Draft
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import Id
from caichcli.services.importing import imports, readings
from caichcli.services.importing.imports import TaskFile
from caichcli.services.session import Session


def settled(
    here: Session,
    file: TaskFile,
    draft: Draft,
    unread: Mapping[Id, str],
    sheet: Path | None,
    *,
    ask: bool,
) -> TaskFile:
    """Return a file with what is read: by a sheet first, the rest by whoever sits there."""
    if sheet is not None:
        file, unused = readings.of_sheet(here, sheet, file, draft)
        for words in unused:
            print(say(here.lang, "importing.reading-unused", words=words), file=sys.stderr)
    if not (ask and possible()):
        return file
    rest = {id_: words for id_, words in unread.items() if words not in file.readings}
    return _asked(here, file, rest, draft)


def _asked(here: Session, file: TaskFile, unread: Mapping[Id, str], draft: Draft) -> TaskFile:
    """Return a file with how a person reads some words of it; those left empty stay unread."""
    tasks: dict[str, list[Id]] = {}
    for id_, words in unread.items():
        tasks.setdefault(words, []).append(id_)
    if tasks:
        print(say(here.lang, "importing.readings"), file=sys.stderr)
    answers: dict[str, str] = {}
    for words, ids in tasks.items():
        question = say(here.lang, "importing.reading", tasks=", ".join(ids), words=words)
        if read_as := _reading(question, draft, here.lang):
            answers[words] = read_as
    return imports.with_readings(here, file, answers)


def _reading(question: str, draft: Draft, lang: Language) -> str:
    """What is typed; asked for again while it is no deadline, empty for an empty line."""
    while (text := read_line(question)) and not imports.is_term(text, draft):
        print(say(lang, "record.prompt-again", text=text), file=sys.stderr)
    return text
