"""``caich merge-driver``: what git calls where both sides changed a plan or the register.

Exit code 0 says that the file is merged and right; anything else is a conflict,
with markers in the file. In doubt it is a conflict.
"""

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import UNSET

from caichcli.cli import session
from caichcli.cli.usage import FINDINGS
from caichcli.files.disk import revisions, saving, workspace
from caichcli.files.disk.saving import NotSaved
from caichcli.files.disk.workspace import Unreadable
from caichcli.files.merge import three_way
from caichcli.files.merge.three_way import Conflict, Merged
from caichcli.files.yaml import reader
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.changes.merge import Clash
from caichcli.rules import engine
from caichcli.rules.registry import STRUCTURE

BY_LINES = frozenset({"unreadable", "not-a-plan", "layout", "faults"})


def command(
    base: Annotated[Path, typer.Argument(metavar="base-version", help="option.merge_base")],
    ours: Annotated[Path, typer.Argument(metavar="our-version", help="option.merge_ours")],
    theirs: Annotated[Path, typer.Argument(metavar="their-version", help="option.merge_theirs")],
    path: Annotated[str, typer.Argument(metavar="file", help="option.merge_path")] = "",
    lang: Annotated[str, typer.Option("--lang", envvar="CAICH_LANG", metavar="lang")] = "vi",
) -> int:
    """Merge three versions into ``ours``; return 0 where that is done, 1 where it is a conflict."""
    # A setting that caich does not know must not leave git without an answer.
    language: Language = "en" if lang.lower().startswith("en") else "vi"
    name = path or ours.name
    versions = [workspace.read(one) for one in (base, ours, theirs)]
    lost = next((one for one in versions if isinstance(one, Unreadable)), None)
    if lost:
        return _complain(language, "merge.not-read", path=lost.path)
    contents = [one for one in versions if isinstance(one, bytes)]
    try:
        answer = _merged(contents, name, session.today())
    except Exception:  # whatever it is, the file must get its markers
        answer = _refused("layout")
    if isinstance(answer, Merged):
        new = answer.document.text.encode()
    else:
        new = _marked(answer, contents, base, ours, theirs)
    fault = saving.save(ours, contents[1], new)
    if isinstance(fault, NotSaved):
        return _complain(language, "merge.not-written", path=ours)
    if isinstance(answer, Merged):
        return 0
    for clash in answer.clashes:
        words = say(language, f"merge.{clash.reason}", **clash.values)
        print(
            f"{name}: {clash.place}: {words}" if clash.path else f"{name}: {words}", file=sys.stderr
        )
    return _complain(language, "merge.next", file=name)


def _complain(lang: Language, key: str, **values: object) -> int:
    print(say(lang, key, **values), file=sys.stderr)
    return FINDINGS


def _merged(contents: list[bytes], name: str, today: dt.date) -> Merged | Conflict:
    """The text merged, if it is a plan or register with no fault that neither side had."""
    texts = [reader.decode(content, name) for content in contents]
    known = [text for text in texts if isinstance(text, str)]
    if len(known) < len(texts):
        return _refused("unreadable")
    base, ours, theirs = known
    answer = three_way.merge(base, ours, theirs, name)
    if isinstance(answer, Conflict) or ours == theirs:
        return answer
    faults = [_faults(reader.read(text, name).data, name, today) for text in (ours, theirs)]
    new = _faults(answer.document.data, name, today)
    if new is None or None in faults:
        return _refused("not-a-plan")
    mine, other = (fault or Counter() for fault in faults)
    more = new - (mine | other)
    if more:
        return _refused("faults", rules=", ".join(sorted({rule for rule, _ in more})))
    return answer


def _refused(reason: str, **values: str) -> Conflict:
    return Conflict("", (Clash((), reason, values),))


def _faults(data: Any, name: str, today: dt.date) -> Counter[tuple[str, str]] | None:
    """The errors of one file by themselves; None where it is neither a plan nor a register."""
    if data is UNSET:
        return None
    kind: engine.InputKind = "plan"
    if isinstance(data, dict) and "agencies" in data and "plan" not in data:
        kind = "register"
    checked = engine.check([engine.Input(name, kind, data)], today, errors_only=True, whole=False)
    shapes = {rule.name for rule in STRUCTURE}
    if any(finding.rule in shapes for finding in checked.findings):
        return None
    return Counter((one.rule, repr(sorted(one.values.items()))) for one in checked.findings)


def _marked(answer: Conflict, contents: list[bytes], base: Path, ours: Path, theirs: Path) -> bytes:
    """The text with markers: as the merge has it, else as git marks it line by line."""
    if not {clash.reason for clash in answer.clashes} & BY_LINES:
        return answer.text.encode()
    found = revisions.marked_by_lines(base, ours, theirs)
    if isinstance(found, bytes):
        return found
    _, mine, other = (content.decode("utf-8", "surrogateescape") for content in contents)
    return three_way.conflict(mine, other).encode("utf-8", "surrogateescape")
