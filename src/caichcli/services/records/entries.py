"""Records put into a plan's text and judged there, as ``validate`` would; nothing is written.

Every door to the log leads through ``judge``: whatever a record comes from, it is looked at in
its task, beside what the task held before.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from caichcli.files.yaml import editor, splices
from caichcli.files.yaml.edits import Append, Edit
from caichcli.files.yaml.reader import YamlDocument
from caichcli.files.yaml.splices import Splice
from caichcli.language.characters import legible
from caichcli.plan.book import Book
from caichcli.plan.duties import with_duties
from caichcli.plan.finding import Finding, Place, Route
from caichcli.plan.model import Id
from caichcli.rules import engine
from caichcli.rules.registry import RULES
from caichcli.services import questions, workspaces
from caichcli.services.errors import Origin, Refusal
from caichcli.services.records.confirmations import (
    Addition,
    RuleQuestion,
    Unanswered,
    question,
    with_values,
)
from caichcli.services.records.desks import Desk, book_of, broken
from caichcli.services.records.placements import id_of, keys_of, refs, routes, with_logs
from caichcli.services.session import Stamp, stamp_of
from caichcli.services.workspaces import PlanHasErrors, Survey
from caichcli.views.receipt import Changed, Receipt, receipt

# What validate only warns of, and nobody means who records it now.
REFUSED = ("entry-after-cancelled", "empty-entry")
LOGGED = (("tasks",), ("inspections",), ("initiatives",), ("plan",))  # what has logs


# The rows that what stands at a route of the new text comes from.
Origins = Mapping[Route, Origin | None]


class EditSet(Struct, frozen=True):
    """Edits of any kind, and the tasks that they are about; new ones by their records' ids.

    ``agencies`` are those that edits of the plan's head are about.
    ``additions`` go into the logs of tasks after them, of new ones too.
    """

    edits: Sequence[Edit] = ()
    tasks: Sequence[Id] = ()
    origins: Origins = {}
    additions: "Sequence[Addition | Refusal]" = ()
    agencies: Sequence[Id] = ()

    @property
    def new(self) -> list[Append]:
        """The edits that are new tasks, in their order."""
        return [one for one in self.edits if isinstance(one, Append) and one.route == ("tasks",)]


OldLines = Mapping[str, Sequence[int | None]]

# What is composed for a plan: a refusal among additions is of a row that is left out.
Composition = Sequence[Addition | Refusal] | EditSet
Compose = Callable[[Book], Composition]


class EntryJudgement(Struct, frozen=True):
    """A plan's text with the records in it, what they do to it, what there is to be warned of.

    ``left_out`` is why rows are not in it, that were to be left out then.
    """

    old: YamlDocument
    new: YamlDocument
    splices: tuple[Splice, ...]
    records: tuple[Changed, ...]
    receipt: Receipt
    warnings: Survey
    left_out: tuple[Refusal, ...] = ()

    @property
    def old_lines(self) -> Sequence[int | None]:
        """Which line of the old text each of the new one is; None of one that is added."""
        return splices.old_lines(self.old.text, self.splices)


class Trial(Struct, frozen=True):
    """A judgement, and all that it hangs on: it holds as long as that is the same."""

    desk: Desk
    settings: Stamp | None
    records: str
    judgement: EntryJudgement

    def holds(self, desk: Desk, settings: Stamp | None, records: str) -> bool:
        """Tell whether the same records would be judged the same at this desk."""
        mine, theirs = self.desk.files, desk.files
        return (
            (self.settings, self.records, self.desk.today) == (settings, records, desk.today)
            and (self.desk.workspace, self.desk.file) == (desk.workspace, desk.file)
            and mine.keys() == theirs.keys()
            and all(mine[name] is theirs[name] for name in mine)
        )


class Unacceptable(PlanHasErrors):
    """Records that would make faults: the findings in the text that is not to be written.

    ``origins`` are the rows that the findings are about. ``old_lines`` says of each line of that
    text, by file, which line of the file on disk it is; None of one that was to be written.
    """

    def __init__(
        self, survey: Survey, path: str, origins: Sequence[Origin], old_lines: OldLines
    ) -> None:
        super().__init__(survey)
        self.path = path
        self.origins = origins
        self.old_lines = old_lines

    @property
    def out_of_order(self) -> bool:
        """Whether a record is older than one before it."""
        return any(finding.rule == "updates-out-of-order" for finding in self.survey.findings)


class ImpossibleValue(Refusal):
    """A value that no plan's file can hold; ``lines`` would have held it."""

    def __init__(self, path: str, lines: str) -> None:
        super().__init__(path)
        self.path = path
        self.lines = lines


class NoSafePlace(Refusal):
    """A file laid out so that nothing can be put in at ``place``; ``lines`` a person may add."""

    def __init__(self, path: str, place: str, lines: str) -> None:
        super().__init__(path, place)
        self.path = path
        self.place = place
        self.lines = lines


def judge(desk: Desk, compose: Compose, *, partial: bool = False) -> EntryJudgement:
    """Put in the records that ``compose`` makes for the plan, and judge the plan with them.

    With ``partial`` those that cannot be written are left out. What was only tried is not judged
    again to be written, where nothing is another since. Raises BrokenBefore for a plan
    that has errors already, Unacceptable for records that would make some, Unanswered for those
    that nobody has said to be meant so, ImpossibleValue and NoSafePlace for what cannot be put
    in, and what ``compose`` raises.
    """
    book = book_of(desk)
    composition = compose(book)
    settings, records = stamp_of(desk.workspace.settings), f"{partial} {composition!r}"
    path = desk.workspace.root / desk.file
    trial = desk.session.trials.pop(path, None)
    if isinstance(trial, Trial) and trial.holds(desk, settings, records):
        return trial.judgement
    judgement = _judged(desk, book, composition, partial=partial)
    if not judgement.warnings.neighbours:  # whose files are others'
        desk.session.trials[path] = Trial(desk, settings, records, judgement)
    return judgement


def _judged(desk: Desk, book: Book, composition: Composition, *, partial: bool) -> EntryJudgement:
    base = composition if isinstance(composition, EditSet) else EditSet(additions=composition)
    additions = [one for one in base.additions if isinstance(one, Addition)]
    left_out = [one for one in base.additions if isinstance(one, Refusal)]
    while True:
        try:
            judgement = _settled(desk, book, base, additions)
        except (Unanswered, Unacceptable) as fault:
            faulty = _faulty(additions, fault) if partial else []
            if not faulty:
                raise
            left_out.append(fault)
            additions = [one for one in additions if one not in faulty]
        else:
            return structs.replace(judgement, left_out=tuple(left_out))


def _faulty(additions: Sequence[Addition], fault: "Unanswered | Unacceptable") -> list[Addition]:
    """The additions that stand in the way."""
    if isinstance(fault, Unanswered):
        return [one.addition for one in fault.questions]
    return [one for one in additions if one.origin and one.origin in fault.origins]


def _settled(
    desk: Desk, book: Book, base: EditSet, additions: Sequence[Addition]
) -> EntryJudgement:
    """The judgement on additions whose questions are all answered; raises Unanswered."""
    judgement = _put_in(desk, book, base, additions)
    questions = list(_questions(desk, book, base, additions, judgement.warnings.findings))
    unanswered = [one for one in questions if one.finding.rule not in one.addition.confirmed]
    if unanswered:
        raise Unanswered(unanswered, book)
    offers = {one.position: one.offer for one in questions if one.offer}
    if not offers:
        return judgement
    with_offers = [with_values(one, offers.get(i, {})) for i, one in enumerate(additions)]
    return _put_in(desk, book, base, with_offers)


def _questions(
    desk: Desk,
    book: Book,
    base: EditSet,
    additions: Sequence[Addition],
    findings: Sequence[Finding],
) -> Iterator[RuleQuestion]:
    """Yield what asked rules find in new entries, and in older ones that these correct."""
    places = routes(desk.document, additions, base.new)
    for finding in findings:
        if not RULES[finding.rule].asked:
            continue
        own = [i for i, route in enumerate(places) if _within(finding.place, route)]
        correcting = [
            i
            for i, route in enumerate(places)
            if "corrects" in additions[i].record and _within(finding.place, route[:2])
        ]
        for position in (own or correcting)[:1]:
            yield question(book, finding, position, additions[position])


def _within(place: Place, route: Route) -> bool:
    return place.route[: len(route)] == route


def _put_in(desk: Desk, book: Book, base: EditSet, additions: Sequence[Addition]) -> EntryJudgement:
    new = [id_of(edit) for edit in base.new]
    places = list(zip(additions, routes(desk.document, additions, base.new), strict=True))
    appended = [
        Append(
            route[:-1],
            addition.record,
            keys_of(addition),
            int(route[-1]) - 1 if addition.behind else None,
        )
        for addition, route in places
        if addition.task not in new
    ]
    edits = [with_logs(edit, additions) if edit in base.new else edit for edit in base.edits]
    records = [Changed(desk.file, id_, None) for id_ in (*base.tasks, *base.agencies)] + [
        Changed(desk.file, addition.task or addition.record.get("id", ""), ref)
        for addition, ref in zip(additions, refs(desk.document, additions, base.new), strict=True)
    ]
    origins = {**base.origins, **{route: addition.origin for addition, route in places}}
    return _judgement(desk, book, [*edits, *appended], origins, records)


def _judgement(
    desk: Desk,
    book: Book,
    edits: Sequence[Edit],
    origins: Origins,
    records: Sequence[Changed],
) -> EntryJudgement:
    """Make the edits and judge the text with them; ``origins`` are by the routes touched."""
    edited = editor.apply(desk.document, edits)
    if isinstance(edited, editor.EditRefusal):
        raise not_editable(desk.file, edited)
    files = {**desk.files, desk.file: edited.document}
    survey = workspaces.judge(desk.session, desk.workspace, files, errors_only=True)
    if survey.errors:
        raise _of_old_or_new(desk, survey, origins, edited.splices)
    touched = {route[1] for route in origins if route[:1] == ("tasks",)}
    warnings = _warnings(desk, survey, edited.document, touched)
    if faults := [finding for finding in warnings.findings if finding.rule in REFUSED]:
        errors = tuple(structs.replace(finding, severity="error") for finding in faults)
        errors_alone = structs.replace(survey, findings=errors)
        raise _unacceptable(desk, errors_alone, origins, edited.splices)
    tasks = [one.task for one in records]
    after = survey.books[desk.file]
    if any(id_ not in after.task_by_id for id_ in tasks):
        book, after = with_duties(book, desk.today), with_duties(after, desk.today)
    effects = receipt(book, after, tasks, desk.today, _last_day(desk, book))
    return EntryJudgement(
        desk.document, edited.document, edited.splices, tuple(records), effects, warnings
    )


def _last_day(desk: Desk, book: Book) -> dt.date | None:
    """Return the day that answers are of where the plan's period is over; else None."""
    day, ended = questions.default_day(book, desk.today)
    return day if ended and day < desk.today else None


def not_editable(file: str, refusal: editor.EditRefusal) -> Refusal:
    """Return why nothing was put into a file, with the lines that a person may add."""
    lines = legible(refusal.lines_to_add)
    if refusal.reason == "value":
        return ImpossibleValue(file, lines)
    steps = (str(step + 1) if isinstance(step, int) else step for step in refusal.route)
    return NoSafePlace(file, ".".join(steps), lines)


def _of_old_or_new(
    desk: Desk, survey: Survey, origins: Origins, plan: Sequence[Splice]
) -> PlanHasErrors:
    """The refusal for errors in the new text: were they there before?"""
    before = broken(desk)
    return before if before.survey.errors else _unacceptable(desk, survey, origins, plan)


def _unacceptable(
    desk: Desk, survey: Survey, origins: Origins, plan: Sequence[Splice]
) -> Unacceptable:
    """The refusal with the rows that the findings are about."""
    rows = dict.fromkeys(
        origin
        for finding in survey.errors
        for route, origin in origins.items()
        if origin and _within(finding.place, route)
    )
    lines = {desk.file: splices.old_lines(desk.document.text, plan)}
    return Unacceptable(survey, desk.file, tuple(rows), lines)


def _warnings(desk: Desk, survey: Survey, new: YamlDocument, touched: set[str | int]) -> Survey:
    """What the rules newly warn of in the tasks touched.

    Judged on the plan with these tasks alone, before and after: what they warn
    of hangs on no other task.
    """
    positions = sorted(position for position in touched if isinstance(position, int))
    before = set(_of_tasks(desk, survey, desk.document, positions))
    after = _of_tasks(desk, survey, new, positions)
    fresh = [finding for key, finding in after.items() if key not in before]
    answer = workspaces.apply_comments(structs.replace(survey, findings=tuple(fresh)))
    rules = {finding.rule for finding in fresh}
    ours = tuple(finding for finding in answer.findings if finding.rule in rules)
    return structs.replace(answer, findings=ours)


def _of_tasks(
    desk: Desk, survey: Survey, document: YamlDocument, positions: Sequence[int]
) -> dict[tuple[str, Route], Finding]:
    """The warnings in the tasks at these positions, by rule and place."""
    data: Any = document.data
    there = [position for position in positions if position < len(data["tasks"])]
    part = {**data, "tasks": [data["tasks"][position] for position in there]}
    inputs = [engine.Input(desk.file, "plan", part)]
    if desk.workspace.register:
        name = desk.workspace.shown(desk.workspace.register)
        inputs.append(engine.Input(name, "register", desk.files[name].data))
    answer = engine.check(inputs, desk.today, whole=False, levels=survey.levels)
    warnings = {}
    for finding in answer.findings:
        place = finding.place
        ours = place.file == desk.file and place.route[:1] in LOGGED
        if ours and finding.severity == "warning":
            warning = _in_whole(finding, there)
            warnings[warning.rule, warning.place.route] = warning
    return warnings


def _in_whole(finding: Finding, positions: Sequence[int]) -> Finding:
    """A finding of the part of a plan with its places in the whole."""

    def whole(place: Place) -> Place:
        if len(place.route) < 2 or place.route[0] != "tasks":
            return place
        key, position, *rest = place.route
        return structs.replace(place, route=(key, positions[int(position)], *rest))

    related = tuple(structs.replace(one, place=whole(one.place)) for one in finding.related)
    return structs.replace(finding, place=whole(finding.place), related=related, fix=None)
