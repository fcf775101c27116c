"""``caich validate --fix``: what the findings would have mended, written or only shown."""

import re
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from caichcli.cli import session
from caichcli.cli.judging import Question, judge
from caichcli.cli.session import Content, Opened
from caichcli.cli.targets import Target
from caichcli.cli.usage import UNREADABLE, Refusal
from caichcli.files.disk import saving
from caichcli.files.yaml import mends
from caichcli.files.yaml.splices import Splice
from caichcli.formats import unified
from caichcli.plan.finding import Fix

PASSES = 10  # a mend may bring to light what the next pass mends

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Changed(Struct, frozen=True):
    """A file's bytes before and after, and how many places were mended."""

    target: Target
    name: str
    old: bytes
    new: bytes
    count: int


def mend(target: Target, question: Question, *, unsafe: bool) -> list[Changed]:
    """The files of a workspace as the mends of their findings leave them, safe ones or all.

    Files are read anew after each pass; nothing is written.
    """
    given = session.contents(target.workspace)
    now: dict[str, Content] = dict(given)
    counts: dict[str, int] = {}
    for _ in range(PASSES):
        judged = judge(target, question, now)
        made = list(_pass(judged.opened, unsafe=unsafe))
        for name, text, count in made:
            now[name] = text
            counts[name] = counts.get(name, 0) + count
        if not made:
            break
    return [
        Changed(target, name, old, new, counts[name])
        for name, old in given.items()
        if isinstance(old, bytes) and isinstance(new := now[name], bytes) and new != old
    ]


def _pass(opened: Opened, *, unsafe: bool) -> Iterator[tuple[str, bytes, int]]:
    wanted: dict[str, list[Fix]] = {}
    for finding in opened.findings:
        if finding.fix and (finding.fix.safe or unsafe):
            wanted.setdefault(finding.place.file, []).append(finding.fix)
    for name, fixes in wanted.items():
        mended = mends.mend(opened.documents[name], fixes)
        if mended.made:
            yield name, mended.document.text.encode(), len(mended.made)


def save(changes: list[Changed]) -> None:
    """Write the files, each whole or not at all; a Refusal at the first that is left as it was."""
    for changed in changes:
        path = changed.target.workspace.root / changed.name
        fault = saving.save(path, changed.old, changed.new)
        if fault is not None:
            shown = changed.target.path(changed.name)
            raise Refusal(f"validate.not-saved-{fault.reason}", UNREADABLE, path=shown)


def difference(changed: Changed) -> str:
    """A file's change as a unified diff that git and patch take."""
    old, new = changed.old.decode(), changed.new.decode()
    return unified.write(old, _by_lines(old, new), changed.target.path(changed.name))


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
