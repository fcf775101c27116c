"""Edits of a plan's text as splices: every other byte stays as it was.

After splicing the text is read again, at least where it changed: its data must be the old data
with exactly the meant change, and no fault more, or the edit is refused with the lines that a
person would add by hand.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET, Struct, json

from caichcli.files.yaml import excerpt, partial, reader, spans, splices, writer
from caichcli.files.yaml.data import Json
from caichcli.files.yaml.edits import (
    AddKey,
    Append,
    Edit,
    Join,
    Reason,
    RenameKey,
    SetValue,
    Unfit,
    changed,
    normalized,
)
from caichcli.files.yaml.reader import BOM, YamlDocument
from caichcli.files.yaml.splices import Splice
from caichcli.files.yaml.writer import Style
from caichcli.plan.finding import Fix, Place, Route


class Edited(Struct, frozen=True):
    """The text after the edits, already read, and the splices of the old text that made it."""

    document: YamlDocument
    splices: tuple[Splice, ...]


class EditRefusal(Struct, frozen=True):
    """Why nothing was changed: the first edit that cannot be made, and its lines to add by hand."""

    reason: Reason
    route: Route
    lines_to_add: str


def apply(old: YamlDocument, edits: Sequence[Edit]) -> Edited | EditRefusal:
    """Make all the edits, or none. Every route names a place of the old text.

    Edits by the thousand cost hardly more than one of the whole text: it is read once, and
    gone through once more if what they are about is not seen from its lines.
    """
    edits = [normalized(edit) for edit in edits]
    try:
        return _apply(old, edits)
    except Unfit as unfit:
        if unfit.reason == "layout" and len(edits) > 1:
            return _culprit(old, edits)
        return EditRefusal(unfit.reason, unfit.edit.route, by_hand(unfit.edit))


def fix(old: YamlDocument, fixes: Sequence[Fix]) -> Edited | EditRefusal:
    """Make all the mends, or none. One that gives nothing quotes the number that stands there."""
    fixes = list({(one.place, repr(one.value)): one for one in fixes}.values())
    numbers = [one.place.route for one in fixes if one.value == ""]
    numerals = iter(_written(old, numbers))
    return apply(old, [_edit(one, numerals) for one in fixes])


def _edit(fix: Fix, numerals: Iterator[str]) -> Edit:
    if fix.place.on_key:
        return RenameKey(fix.place.route, fix.text)
    if fix.absorbed:
        return Join(fix.place.route, fix.text, fix.absorbed)
    return SetValue(fix.place.route, next(numerals) if fix.value == "" else fix.value)


def by_hand(edit: Edit) -> str:
    """What a person would write to make the edit, without the indentation of its place."""
    key = edit.route[-1] if edit.route else 0
    if isinstance(edit, RenameKey):
        return f"{writer.scalar(edit.name)}:"
    if isinstance(edit, AddKey):
        lines = writer.entry(edit.key, edit.value, Style())
    elif isinstance(key, int):
        lines = writer.item(edit.value, Style())
    elif isinstance(edit, Append):
        lines = writer.entry(key, [edit.value], Style())
    else:
        lines = writer.entry(key, edit.value, Style())
    return "\n".join(lines)


def _apply(old: YamlDocument, edits: Sequence[Edit]) -> Edited:
    if not edits:
        return Edited(old, ())
    if old.data is UNSET:
        raise Unfit("unreadable", edits[0])
    for edit in edits:
        _check_value(edit)
    goal = changed(old.data, edits)
    faults = Counter(finding.rule for finding in old.findings)
    for plan in _plans(old, old.data, edits):
        text = splices.spliced(old.text, plan)
        new = partial.reread(old, text, "") or reader.read(text, "")
        if new.data == goal and Counter(finding.rule for finding in new.findings) <= faults:
            return Edited(new, plan)
    raise Unfit("layout", edits[0])


def _plans(old: YamlDocument, data: Json, edits: Sequence[Edit]) -> Iterator[tuple[Splice, ...]]:
    """Splices by an excerpt of the text, if there is one, and then by the whole text."""
    if part := excerpt.take(old, edits):
        plan = splices.plan(part.document.text, part.data, part.edits)
        yield tuple(splice.at(part.origin(splice.start)) for splice in plan)
    body = old.text.removeprefix(BOM)
    shift = len(old.text) - len(body)
    plan = splices.plan(body, data, edits)
    yield tuple(splice.at(shift + splice.start) for splice in plan)


def _written(old: YamlDocument, routes: Sequence[Route]) -> list[str]:
    """What stands at each route."""
    edits = [SetValue(route, "") for route in routes]
    text = old.text
    if part := excerpt.take(old, edits):
        text, routes = part.document.text, [edit.route for edit in part.edits]
    stretches = spans.locate_offsets(text, [Place("", route) for route in routes])
    return [text[at.start : at.end] for at in stretches]


def _check_value(edit: Edit) -> None:
    """Raise Unfit where the value alone does not read back as it is, types and all."""
    value = edit.name if isinstance(edit, RenameKey) else edit.value
    document = reader.read(f"- {writer.flow(value)}", "")
    same = document.data == [value] and json.encode(document.data) == json.encode([value])
    if not same or document.findings:
        raise Unfit("value", edit)


def _culprit(old: YamlDocument, edits: Sequence[Edit]) -> Edited | EditRefusal:
    """Which of several edits has no fitting splice: the halves are tried, and theirs."""
    middle = len(edits) // 2
    for half in (edits[:middle], edits[middle:]):
        if isinstance(refusal := apply(old, half), EditRefusal):
            return refusal
    return EditRefusal("layout", edits[0].route, by_hand(edits[0]))
