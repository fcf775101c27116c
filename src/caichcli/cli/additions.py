"""Records put into a plan's text and judged there, as ``validate`` would; nothing is written."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET, Struct, structs

from caichcli.cli import session
from caichcli.cli.session import Broken, Content, Opened
from caichcli.cli.usage import Refusal
from caichcli.files.disk.workspace import Workspace
from caichcli.files.yaml import editor
from caichcli.files.yaml.characters import legible
from caichcli.files.yaml.edits import Append, Edit
from caichcli.files.yaml.reader import Document
from caichcli.files.yaml.splices import Splice
from caichcli.formats.answers.update import Changed
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.book import Book
from caichcli.plan.finding import Finding, Place, Route
from caichcli.plan.input import RecordData, keys_before
from caichcli.plan.model import Id, PlanFile, PlanHead, RegisterFile
from caichcli.rules import engine

# What validate only warns of, and nobody means who records it now.
REFUSED = ("entry-after-cancelled",)


class Desk(Struct, frozen=True):
    """A workspace as it was read, the plan in question, and the day that counts as today."""

    workspace: Workspace
    files: Mapping[str, Content]
    file: str
    today: dt.date
    lang: Language

    @property
    def document(self) -> Document:
        content = self.files[self.file]
        assert isinstance(content, Document)
        return content


class Addition(Struct, frozen=True):
    """A record for the end of a task's list ``key``; a new task where ``task`` is None.

    ``row`` names the row of a stream that it came from.
    """

    task: Id | None
    key: str
    record: RecordData
    row: str = ""


class Made(Struct, frozen=True):
    """A plan's text with the additions in it, and what there is to be warned of."""

    old: Document
    new: Document
    splices: tuple[Splice, ...]
    changed: tuple[Changed, ...]
    warned: Opened


class BrokenBefore(Broken):
    """A plan that had errors before anything was recorded."""


class Unacceptable(Broken):
    """Records that would make faults: the findings in the text that is not to be written."""

    def __init__(self, opened: Opened, said: str) -> None:
        super().__init__(opened)
        self.said = said


class Revision(Struct, frozen=True):
    """Edits of any kind, and the tasks that they are about; new ones by their records' ids.

    ``rows`` names, by the route of a task, where in a file its words come from.
    """

    edits: Sequence[Edit]
    tasks: Sequence[Id]
    rows: Mapping[Route, str] = {}


Make = Callable[[Book], Sequence[Addition] | Revision]


def desk(
    found: Workspace,
    files: Mapping[str, Content],
    plan: str | None,
    today: dt.date,
    lang: Language,
) -> Desk:
    """The plan that is asked for; Broken where it cannot be told for faults in the files."""
    heads: dict[str, PlanHead] = {}
    for name in map(found.shown, found.plans):
        content = files[name]
        data: Any = content.data if isinstance(content, Document) else UNSET
        try:
            heads[name] = msgspec.convert(data["plan"], PlanHead)
        except (KeyError, TypeError, msgspec.ValidationError):
            raise _broken(Desk(found, files, name, today, lang)) from None
    return Desk(found, files, session.choose(heads, plan, today), today, lang)


def add(at: Desk, make: Make) -> Made:
    """Put in what ``make`` makes of the plan.

    Raises Broken for a plan that has errors already, Unacceptable for records
    that would make some, Refusal for what cannot be made out or written.
    """
    made = make(_book(at))
    if isinstance(made, Revision):
        changed = tuple(Changed(at.file, id_, None) for id_ in made.tasks)
        return _put(at, made.edits, made.rows, changed)
    places = routes(at, made)
    edits = [
        Append(route[:-1], addition.record, keys_before(addition.key) if addition.task else ())
        for addition, route in zip(made, places, strict=True)
    ]
    rows = {route: addition.row for addition, route in zip(made, places, strict=True)}
    changed = tuple(
        Changed(at.file, addition.task or addition.record.get("id", ""), ref)
        for addition, ref in zip(made, _refs(at, made), strict=True)
    )
    return _put(at, edits, rows, changed)


def _put(
    at: Desk, edits: Sequence[Edit], rows: Mapping[Route, str], changed: tuple[Changed, ...]
) -> Made:
    """Make the edits and judge the text with them; ``rows`` are by the routes touched."""
    edited = editor.apply(at.document, edits)
    if isinstance(edited, editor.Refused):
        raise _not_editable(at, edited)
    files = {**at.files, at.file: edited.document}
    opened = session.judge(at.workspace, files, at.today, errors_only=True)
    if opened.errors:
        raise _of_old_or_new(at, opened, rows)
    warned = _warnings(at, opened, edited.document, {route[1] for route in rows})
    if refused := [finding for finding in warned.findings if finding.rule in REFUSED]:
        errors = tuple(structs.replace(finding, severity="error") for finding in refused)
        raise _unacceptable(at, structs.replace(opened, findings=errors), rows)
    return Made(at.document, edited.document, edited.splices, changed, warned)


def _book(at: Desk) -> Book:
    """The plan and the register as the model has them."""
    registered = at.workspace.register
    try:
        plan = msgspec.convert(at.document.data, PlanFile)
        register = Register()
        if registered:
            content = at.files[at.workspace.shown(registered)]
            data = content.data if isinstance(content, Document) else UNSET
            register = Register(msgspec.convert(data, RegisterFile))
    except msgspec.ValidationError:
        raise _broken(at) from None
    if at.document.findings:
        raise _broken(at)
    return Book(plan, register)


def _broken(at: Desk) -> Broken:
    opened = session.judge(at.workspace, at.files, at.today, errors_only=True)
    return BrokenBefore(opened)


def routes(at: Desk, additions: Sequence[Addition]) -> list[Route]:
    """Where each record will stand in the new text."""
    data: Any = at.document.data
    positions = {task["id"]: position for position, task in enumerate(data["tasks"])}
    counts: dict[Route, int] = {}
    found: list[Route] = []
    for addition in additions:
        position = positions[addition.task] if addition.task else None
        held: Route = ("tasks",) if position is None else ("tasks", position, addition.key)
        there = data["tasks"] if position is None else data["tasks"][position].get(addition.key)
        number = counts.get(held, len(there or ()))
        counts[held] = number + 1
        found.append((*held, number))
    return found


def _refs(at: Desk, additions: Sequence[Addition]) -> Iterator[str | None]:
    """The names of new log entries, as others may refer to them; other records have none."""
    data: Any = at.document.data
    logs = {
        task["id"]: [update["date"] for update in task.get("updates") or ()]
        for task in data["tasks"]
    }
    for addition in additions:
        if addition.key != "updates" or addition.task is None:
            yield None
            continue
        log, day = logs[addition.task], addition.record["date"]
        log.append(day)
        yield f"{day}#{log.count(day)}"


def _not_editable(at: Desk, refused: editor.Refused) -> Refusal:
    key = "record.value" if refused.reason == "value" else "record.by-hand"
    lines = legible(refused.lines_to_add)
    return Refusal(key, path=at.file, place=_shown(refused.route), lines=lines)


def _shown(route: Route) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in route)


def _of_old_or_new(at: Desk, opened: Opened, rows: Mapping[Route, str]) -> Broken:
    """The refusal for errors in the new text: were they there before?"""
    before = session.judge(at.workspace, at.files, at.today, errors_only=True)
    return BrokenBefore(before) if before.errors else _unacceptable(at, opened, rows)


def _unacceptable(at: Desk, opened: Opened, rows: Mapping[Route, str]) -> Unacceptable:
    """The refusal with the rows that the findings are about, and what may have been meant."""
    found = list(opened.errors)
    about = dict.fromkeys(
        row
        for finding in found
        for route, row in rows.items()
        if row and finding.place.route[: len(route)] == route
    )
    said = [say(at.lang, "record.rows", rows=", ".join(about))] if about else []
    said.append(say(at.lang, "record.refused", path=at.file))
    if any(finding.rule == "updates-out-of-order" for finding in found):
        said.append(say(at.lang, "record.order"))
    return Unacceptable(opened, "\n".join(said))


def _warnings(at: Desk, opened: Opened, new: Document, touched: set[str | int]) -> Opened:
    """What the rules newly warn of in the tasks touched.

    Judged on the plan with these tasks alone, before and after: what they warn
    of hangs on no other task.
    """
    positions = sorted(position for position in touched if isinstance(position, int))
    before = set(_told(at, opened, at.document, positions))
    fresh = [
        finding for key, finding in _told(at, opened, new, positions).items() if key not in before
    ]
    found = session.settle(structs.replace(opened, findings=tuple(fresh)))
    rules = {finding.rule for finding in fresh}
    kept = tuple(finding for finding in found.findings if finding.rule in rules)
    return structs.replace(found, findings=kept)


def _told(
    at: Desk, opened: Opened, document: Document, positions: Sequence[int]
) -> dict[tuple[str, Route], Finding]:
    data: Any = document.data
    there = [position for position in positions if position < len(data["tasks"])]
    part = {**data, "tasks": [data["tasks"][position] for position in there]}
    inputs = [engine.Input(at.file, "plan", part)]
    if at.workspace.register:
        name = at.workspace.shown(at.workspace.register)
        content = at.files[name]
        assert isinstance(content, Document)
        inputs.append(engine.Input(name, "register", content.data))
    checked = engine.check(inputs, at.today, whole=False, levels=opened.levels)
    found = {}
    for finding in checked.findings:
        place = finding.place
        ours = place.file == at.file and place.route[:1] == ("tasks",)
        if ours and finding.severity == "warning":
            moved = _moved(finding, there)
            found[moved.rule, moved.place.route] = moved
    return found


def _moved(finding: Finding, positions: Sequence[int]) -> Finding:
    """A finding of the part of a plan with its places in the whole."""

    def whole(place: Place) -> Place:
        if len(place.route) < 2 or place.route[0] != "tasks":
            return place
        key, position, *rest = place.route
        return structs.replace(place, route=(key, positions[int(position)], *rest))

    related = tuple(structs.replace(one, place=whole(one.place)) for one in finding.related)
    return structs.replace(finding, place=whole(finding.place), related=related, fix=None)
