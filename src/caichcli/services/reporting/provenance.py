"""How papers were made: the state of the plan in git, a digest of all that they were made from."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from caichcli.files.disk import revisions, templates, workspace
from caichcli.formats.documents.provenance import CHANGED_MARK, Provenance
from caichcli.language.wording import Language
from caichcli.services.questions import Question
from caichcli.version import __version__

if TYPE_CHECKING:
    from hashlib import _Hash

DIGITS = 12
REVISION_DIGITS = 7


def maker(question: Question, lang: Language) -> Callable[[Iterable[str]], Provenance]:
    """Return the function that says how a paper of this plan was made.

    It takes what the paper is about, in words: report, days, agencies. The
    digest covers these, the tool's version, the day, the language, the bytes
    of the plan and the register, what the settings say of papers, and every
    template that could have a part in it. It does not cover the format: one
    report has one digest in all of them.
    """
    inputs = sha256()
    for name, content in _inputs(question, lang):
        _add(inputs, name, content)
    revision = revision_of(question)

    def provenance_of(facts: Iterable[str]) -> Provenance:
        digest = inputs.copy()
        for fact in facts:
            _add(digest, "", fact.encode())
        return Provenance(
            __version__,
            revision,
            digest.hexdigest()[:DIGITS],
            question.today,
            shown=is_shown(question),
        )

    return provenance_of


def is_shown(question: Question) -> bool:
    """Return whether a paper bears how it was made: as the plan, else the office wants it."""
    own = question.book.head.paper
    setting = question.paper.provenance if own is None or own.provenance is None else own.provenance
    return bool(setting)


def revision_of(question: Question) -> str | None:
    """Return the state of the plan's files as git has it; None where git does not know them."""
    last = revisions.last_commit(question.workspace.root)
    if last is None:
        return None
    repository, head = last
    files = [path for path in (_plan(question), question.workspace.register) if path]
    commit = revisions.last_change(repository, head, files)
    if commit is None:
        return None
    has_changes = revisions.differs(repository, head, files)
    return commit[:REVISION_DIGITS] + CHANGED_MARK * has_changes


def _inputs(question: Question, lang: Language) -> Iterable[tuple[str, bytes]]:
    yield "version", __version__.encode()
    yield "day", question.today.isoformat().encode()
    yield "lang", lang.encode()
    yield "paper", msgspec.json.encode(question.paper)
    for path in (_plan(question), question.workspace.register):
        content = workspace.read(path) if path else b""
        yield "plan", content if isinstance(content, bytes) else b""
    yield from templates.sources(question.workspace.templates, lang)


def _plan(question: Question) -> Path:
    return question.workspace.root / question.file


def _add(digest: "_Hash", name: str, content: bytes) -> None:
    """Name and content with their lengths, so that no two lists of inputs look alike."""
    for part in (name.encode(), content):
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
