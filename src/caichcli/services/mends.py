"""What the findings would have mended: files as their mends leave them, and writing them."""

import re
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from caichcli.files.disk import locks, workspace
from caichcli.files.yaml import mends
from caichcli.files.yaml.splices import Splice
from caichcli.formats import patch
from caichcli.plan.finding import Fix
from caichcli.services.checks import Standard, Target, judge, shown_path
from caichcli.services.errors import NotSaved
from caichcli.services.session import Session
from caichcli.services.workspaces import Content, Survey

PASSES = 100  # a mend may bring to light what the next pass mends; a slip of syntax each

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class FileChange(Struct, frozen=True):
    """A file's bytes before and after, and how many places were mended."""

    target: Target
    name: str
    old: bytes
    new: bytes
    count: int


def mend(session: Session, target: Target, standard: Standard, *, unsafe: bool) -> list[FileChange]:
    """Return the files of a workspace as the mends of their findings leave them, safe ones or all.

    Files are read anew after each pass; nothing is written.
    """
    before = workspace.contents(target.workspace)
    after: dict[str, Content] = dict(before)
    counts: dict[str, int] = {}
    for _ in range(PASSES):
        verdict = judge(session, target, standard, after)
        mended = list(one_pass(verdict.survey, unsafe=unsafe))
        for name, text, count in mended:
            after[name] = text
            counts[name] = counts.get(name, 0) + count
        if not mended:
            break
    return [
        FileChange(target, name, old, new, counts[name])
        for name, old in before.items()
        if isinstance(old, bytes) and isinstance(new := after[name], bytes) and new != old
    ]


def one_pass(survey: Survey, *, unsafe: bool) -> Iterator[tuple[str, bytes, int]]:
    """Yield the files that the findings' mends change: name, bytes, number of places."""
    by_file: dict[str, list[Fix]] = {}
    for finding in survey.findings:
        if finding.fix and (finding.fix.safe or unsafe):
            fix = finding.fix
            mend = Fix(fix.place, fix.guess, safe=False) if unsafe and fix.guess else fix
            by_file.setdefault(finding.place.file, []).append(mend)
    for name, fixes in by_file.items():
        mended = mends.mend(survey.documents[name], fixes)
        if mended.fixes:
            yield name, mended.document.text.encode(), len(mended.fixes)


def save(session: Session, changes: list[FileChange]) -> None:
    """Write the files, each whole or not at all; raise NotSaved at the first left as it was."""
    for change in changes:
        place = change.target.workspace
        fault = locks.save(place.root / change.name, change.old, change.new, session.tell_no_locks)
        if fault is not None:
            raise NotSaved(shown_path(session, place, change.name), fault.reason, fault.lock)


def difference(session: Session, change: FileChange) -> str:
    """Return a file's change as a unified diff that git and patch take."""
    old, new = change.old.decode(), change.new.decode()
    path = shown_path(session, change.target.workspace, change.name)
    return patch.write(old, _by_lines(old, new), path)


def _by_lines(old: str, new: str) -> list[Splice]:
    """The lines that differ; the whole text where mends left more lines, or fewer, than before."""
    olds, news = _LINE.findall(old), _LINE.findall(new)
    if len(olds) != len(news):
        return [Splice(0, len(old), new)]
    starts = accumulate(map(len, olds), initial=0)
    return [
        Splice(start, start + len(before), after)
        for start, before, after in zip(starts, olds, news, strict=False)
        if before != after
    ]
