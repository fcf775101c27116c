"""Three versions of a plan or a register merged by their meaning; in doubt it is a conflict."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct

from caichcli.files.disk import locks, revisions, workspace
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.merge import three_way
from caichcli.files.merge.three_way import Conflict, Merged
from caichcli.files.yaml import reader
from caichcli.plan.changes.merge import Clash
from caichcli.rules import engine
from caichcli.rules.registry import RULES
from caichcli.services.errors import NotRead, NotSaved
from caichcli.services.session import Session

# What is marked line by line, as git does it: there is no better text to show.
BY_LINES = frozenset({"unreadable", "not-a-plan", "layout", "faults"})


class VersionNotRead(NotRead):
    """A version that could not be read: nothing was merged."""


class MergeNotSaved(NotSaved):
    """What the versions make, which could not be written over ours."""


class Versions(Struct, frozen=True):
    """A file as both sides had it, as it is on ours and as on theirs."""

    base: Path
    ours: Path
    theirs: Path

    def contents(self, folder: Path) -> tuple[bytes, bytes, bytes]:
        """Return the bytes of the three; raise VersionNotRead at the first that has none."""
        return (
            _content(folder, self.base),
            _content(folder, self.ours),
            _content(folder, self.theirs),
        )


def merge(session: Session, versions: Versions, name: str) -> tuple[Clash, ...]:
    """Write what three versions of a file make over ours; return what people must settle in it.

    Without clashes the file is merged and right; with them there are marks in it. ``name`` is
    the file's own. Raises VersionNotRead, MergeNotSaved.
    """
    contents = versions.contents(session.folder)
    try:
        answer = _merged(session, contents, name)
    except Exception:  # whatever it is, the file must get its marks
        answer = _by_lines("layout")
    if isinstance(answer, Merged):
        text = answer.document.text.encode()
    else:
        text = _marked(session.folder, versions, contents, answer)
    fault = locks.save(session.folder / versions.ours, contents[1], text)
    if fault is not None:
        raise MergeNotSaved(versions.ours, fault.reason)
    return () if isinstance(answer, Merged) else tuple(answer.clashes)


def _content(folder: Path, path: Path) -> bytes:
    content = workspace.read(folder / path)
    if isinstance(content, Unreadable):
        raise VersionNotRead(path, content.reason)
    return content


def _merged(session: Session, contents: Sequence[bytes], name: str) -> Merged | Conflict:
    """The text merged, if it is a plan or register with no fault that neither side had."""
    texts = [text for one in contents if isinstance(text := reader.decode(one, name), str)]
    if len(texts) < len(contents):
        return _by_lines("unreadable")
    base, ours, theirs = texts
    answer = three_way.merge(base, ours, theirs, name)
    if isinstance(answer, Conflict) or ours == theirs:
        return answer
    mine = _faults(session, reader.read(ours, name).data, name)
    other = _faults(session, reader.read(theirs, name).data, name)
    new = _faults(session, answer.document.data, name)
    if mine is None or other is None or new is None:
        return _by_lines("not-a-plan")
    if more := new - (mine | other):
        return _by_lines("faults", rules=", ".join(sorted({rule for rule, _ in more})))
    return answer


def _by_lines(reason: str, **values: str) -> Conflict:
    return Conflict("", (Clash((), reason, values),))


def _faults(session: Session, data: Any, name: str) -> Counter[tuple[str, str]] | None:
    """The errors of one file by itself; None where it is neither a plan nor a register."""
    if data is UNSET:
        return None
    kind: engine.InputKind = "plan"
    if isinstance(data, dict) and "agencies" in data and "plan" not in data:
        kind = "register"
    inputs = [engine.Input(name, kind, data)]
    findings = engine.check(inputs, session.today, errors_only=True, whole=False).findings
    if any(RULES[finding.rule].kind == "structure" for finding in findings):
        return None
    return Counter((one.rule, repr(sorted(one.values.items()))) for one in findings)


def _marked(folder: Path, versions: Versions, contents: Sequence[bytes], answer: Conflict) -> bytes:
    """The text with marks: as the merge has it, else as git marks it line by line."""
    if not {clash.reason for clash in answer.clashes} & BY_LINES:
        return answer.text.encode()
    paths = (folder / path for path in (versions.base, versions.ours, versions.theirs))
    text = revisions.marked_by_lines(*paths)
    if isinstance(text, bytes):
        return text
    _, mine, other = (content.decode("utf-8", "surrogateescape") for content in contents)
    return three_way.conflict(mine, other).encode("utf-8", "surrogateescape")
