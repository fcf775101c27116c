"""What the commands that write to a plan share: options in, the file changed, the change told."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct, structs

from caichcli.cli import session
from caichcli.cli.additions import Desk, Made, Make, add, desk
from caichcli.cli.output import on_terminal
from caichcli.cli.usage import UNREADABLE, Refusal, one_of
from caichcli.files.disk import revisions, saving, workspace
from caichcli.files.disk.revisions import Problem, Repository
from caichcli.files.disk.saving import NotSaved
from caichcli.files.yaml import reader
from caichcli.files.yaml.reader import Document
from caichcli.formats import patch
from caichcli.formats.answers.update import Changed, RecordAnswer
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.book import Book
from caichcli.plan.input import Given, RecordData, Unclear, draft
from caichcli.plan.model import Record
from caichcli.services import checks


class HasTexts(Protocol):
    """A plan's text before and after."""

    @property
    def old(self) -> Document: ...

    @property
    def new(self) -> Document: ...


Saved = TypeVar("Saved", bound=HasTexts)

FORMATS = ("text", "json")
PLAN_LANGUAGE: Language = "vi"  # what plans are written in, and so their history
TRIES = 3  # somebody may save the file without asking for its lock
NAMED = 5  # tasks named in a commit's subject


class How(Struct, frozen=True):
    """What the options of every recording command say."""

    plan: str | None
    dry_run: bool
    commit: bool
    format: str
    lang: Language


def how(plan: str | None, dry_run: bool, commit: bool, format_: str, lang: str) -> How:
    """The shared options, checked."""
    language = session.speak(lang)
    return How(plan, dry_run, commit, one_of(format_, FORMATS, "--format"), language)


class Recorded(Struct, frozen=True):
    """What was made of a plan's text; ``commit`` is the one that holds it, or why there is none."""

    made: Made
    at: Desk
    commit: str | Problem | None


def record(make: Make, asked: How, subject: str) -> None:
    """Record what ``make`` makes of the plan, and tell what changed.

    ``subject`` is the message that a commit's subject is made of. Raises
    Refusal where anything stands in the way; then nothing is changed.
    """
    done = carry_out(make, asked, subject)
    _tell(done.made, done.at, asked, done.commit)


def carry_out(make: Make, asked: How, subject: str) -> Recorded:
    """The same without a word of it."""
    found = session.here(asked.plan)
    files = {
        name: reader.load(content, name) if isinstance(content, bytes) else content
        for name, content in session.contents(found).items()
    }
    at = desk(found, files, asked.plan, session.today(), asked.lang)
    if asked.dry_run:
        return Recorded(add(at, make), at, None)
    where = repository(found.root) if asked.commit else None
    made = save(at, lambda fresh: add(fresh, make))
    commit = None
    if where:
        message = subject_of(subject, made.changed)
        commit = revisions.commit(where, found.root / at.file, message)
    return Recorded(made, at, commit)


def not_committed(commit: str | Problem | None) -> Refusal | None:
    """The refusal that tells why a file that was written is in no commit."""
    if not isinstance(commit, Problem):
        return None
    return Refusal("record.not-committed", UNREADABLE, detail=commit.detail or commit.reason)


def read(kind: type[Record], given: Given, book: Book, lang: Language) -> RecordData:
    """The record that is given; a Refusal for a day or an agency that cannot be made out."""
    found = draft(kind, given, book.register)
    if not isinstance(found, Unclear):
        return found
    if found.reason == "agency":
        session.find_agencies(book, [found.text], lang)
    raise Refusal("usage.not-a-day", option=found.key, value=found.text)


def day(typed: str | None) -> str:
    """The day of an entry: as typed, else today."""
    if typed is None:
        return session.today().isoformat()
    return session.read_date(typed, "--date").isoformat()


def save(at: Desk, make: Callable[[Desk], Saved]) -> Saved:
    """Write what ``make`` makes of the plan, under its lock and from what then stands there."""
    path = at.workspace.root / at.file
    with saving.locked(path) as held:
        if isinstance(held, NotSaved):
            raise _not_saved(held, at)
        for _ in range(TRIES):
            at = _fresh(at)
            made = make(at)
            if made.new.text == made.old.text:
                return made
            fault = saving.replace(held, made.old.text.encode(), made.new.text.encode())
            if fault is None:
                return made
            if fault.reason != "changed-meanwhile":
                raise _not_saved(fault, at)
    raise _not_saved(NotSaved(path, "changed-meanwhile"), at)


def _fresh(at: Desk) -> Desk:
    """The plan as it now stands; read again only where it is not what was read before."""
    path = at.workspace.root / at.file
    content = workspace.read(path)
    if not isinstance(content, bytes):
        raise _not_saved(NotSaved(path, "changed-meanwhile"), at)
    if content == at.document.text.encode():
        return at
    return structs.replace(at, files={**at.files, at.file: reader.load(content, at.file)})


def _not_saved(fault: NotSaved, at: Desk) -> Refusal:
    return Refusal(f"validate.not-saved-{fault.reason}", UNREADABLE, path=shown_path(at))


def shown_path(at: Desk) -> str:
    """The plan's file, from where the person stands."""
    return checks.shown_path(session.start(at.lang), at.workspace, at.file)


def repository(root: Path) -> Repository:
    """The repository that a commit goes to; a Refusal where there is none to be used."""
    found = revisions.repository(root)
    if isinstance(found, Problem):
        raise Refusal("record.no-commit", UNREADABLE, reason=found.reason, detail=found.detail)
    return found


def subject_of(key: str, changed: Sequence[Changed]) -> str:
    """A commit's message: what was recorded, and of which tasks."""
    tasks = list(dict.fromkeys(one.task for one in changed))
    named = ", ".join(tasks[:NAMED])
    more = len(tasks) - NAMED
    if more > 0:
        named = say(PLAN_LANGUAGE, "record.and-more", tasks=named, count=more)
    return say(PLAN_LANGUAGE, key, tasks=named)


def _tell(made: Made, at: Desk, asked: How, commit: str | Problem | None) -> None:
    """Print the change, what there is to be warned of, and what was done."""
    colour = asked.format == "text" and on_terminal() and "NO_COLOR" not in os.environ
    diff = patch.write(made.old.text, made.splices, shown_path(at), colour=colour)
    name = commit if isinstance(commit, str) else None
    if asked.format == "json":
        from caichcli.formats.json_text import dumps

        answer = RecordAnswer(list(made.changed), diff, not asked.dry_run, name)
        sys.stdout.write(dumps(answer))
    else:
        sys.stdout.write(diff)
    if made.warned.findings:
        from caichcli.cli.refusals import findings

        print(findings(made.warned, asked.lang), file=sys.stderr)
    key = "record.dry-run" if asked.dry_run else "record.written"
    print(say(asked.lang, key, path=shown_path(at), count=len(made.changed)), file=sys.stderr)
    if refusal := not_committed(commit):
        raise refusal
    if name:
        print(say(asked.lang, "record.committed", commit=name[:10]), file=sys.stderr)
