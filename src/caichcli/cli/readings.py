"""What deadlines' words are read as: asked for at a terminal while a table is taken over."""

import sys
from collections.abc import Mapping

from caichcli.cli.asking import read_line
from caichcli.importers.draft import Draft
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.model import Id
from caichcli.services import imports
from caichcli.services.imports import TaskFile
from caichcli.services.session import Session


def asked(here: Session, file: TaskFile, unread: Mapping[Id, str], draft: Draft) -> TaskFile:
    """Return a file with how a person reads some words of it; those left empty stay unread."""
    tasks: dict[str, list[Id]] = {}
    for id_, words in unread.items():
        tasks.setdefault(words, []).append(id_)
    if tasks:
        print(say(here.lang, "importing.readings"), file=sys.stderr)
    readings: dict[str, str] = {}
    for words, ids in tasks.items():
        question = say(here.lang, "importing.reading", tasks=", ".join(ids), words=words)
        if read_as := _reading(question, draft, here.lang):
            readings[words] = read_as
    return imports.with_readings(here, file, readings)


def _reading(question: str, draft: Draft, lang: Language) -> str:
    """What is typed; asked for again while it is no deadline, empty for an empty line."""
    while (text := read_line(question)) and not imports.is_term(text, draft):
        print(say(lang, "record.prompt-again", text=text), file=sys.stderr)
    return text
