"""What a document says of its own making, and the digest of all that it was made from."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from caichcli import __version__
from caichcli.cli.session import Asked
from caichcli.files.disk import git, revisions, templates, workspace
from caichcli.files.disk.git import Problem
from caichcli.formats.documents.provenance import CHANGED_MARK, Provenance
from caichcli.language.wording import Language

if TYPE_CHECKING:
    from hashlib import _Hash

DIGITS = 12
REVISION_DIGITS = 7


def maker(asked: Asked, lang: Language) -> Callable[[Iterable[str]], Provenance]:
    """The function that says how a document of this plan was made.

    It takes what the document is about, in words: report, days, agencies. The
    digest covers these, the tool's version, the day, the language, the bytes
    of the plan and the register, and every template that could have a part in
    it. It does not cover the format: one report has one digest in all of them.
    """
    known = sha256()
    for name, content in _inputs(asked, lang):
        _add(known, name, content)
    revision = revision_of(asked)

    def made(facts: Iterable[str]) -> Provenance:
        found = known.copy()
        for fact in facts:
            _add(found, "", fact.encode())
        return Provenance(__version__, revision, found.hexdigest()[:DIGITS], asked.today)

    return made


def revision_of(asked: Asked) -> str | None:
    """The state of the plan's files as git has it."""
    where = git.repository(asked.workspace.root)
    head = where if isinstance(where, Problem) else revisions.resolve(where, "HEAD")
    if isinstance(where, Problem) or isinstance(head, Problem):
        return None
    files = [path for path in (_plan(asked), asked.workspace.register) if path]
    commit = revisions.last_change(where, head, files)
    if commit is None:
        return None
    return commit[:REVISION_DIGITS] + CHANGED_MARK * revisions.differs(where, head, files)


def _inputs(asked: Asked, lang: Language) -> Iterable[tuple[str, bytes]]:
    yield "version", __version__.encode()
    yield "day", asked.today.isoformat().encode()
    yield "lang", lang.encode()
    for path in (_plan(asked), asked.workspace.register):
        content = workspace.read(path) if path else b""
        yield "plan", content if isinstance(content, bytes) else b""
    yield from templates.sources(asked.workspace.templates, lang)


def _plan(asked: Asked) -> Path:
    return asked.workspace.root / asked.file


def _add(found: "_Hash", name: str, content: bytes) -> None:
    """Name and content with their lengths, so that no two lists of inputs look alike."""
    for part in (name.encode(), content):
        found.update(f"{len(part)}:".encode())
        found.update(part)
