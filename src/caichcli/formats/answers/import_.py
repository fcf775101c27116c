"""``caich import``: what every row was taken as and where every word went, and as JSON."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, structs

from caichcli.files.yaml import writer
from caichcli.formats.answers import update
from caichcli.formats.answers.sheet_reports import ReportRead, reports, reports_read
from caichcli.formats.answers.update import EffectData
from caichcli.formats.blocks import (
    Block,
    BlockCell,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Page,
    Paragraph,
    Table,
    Title,
    Tone,
    cells,
)
from caichcli.formats.phrases.reasons import why
from caichcli.importers.agencies.proposals import record
from caichcli.importers.drafts.comparison import KeyComparison, Match, PlanComparison
from caichcli.importers.drafts.draft import Draft, DraftVerdict, Proposal, Result, WordCounts
from caichcli.importers.grids import grid
from caichcli.importers.task_tables.candidates import TaskTable
from caichcli.importers.task_tables.columns import Columns
from caichcli.importers.task_tables.wordings import Role
from caichcli.language.messages import say
from caichcli.language.wording import Language, number
from caichcli.plan.model import Id
from caichcli.views.receipt import Receipt

TONES: dict[Result, Tone] = {
    "taken": "plain", "doubtful": "warn", "refused": "bad", "ignored": "quiet"
}  # fmt: skip
MOST_LEFT = 1000  # words left out that a page shows; JSON has all of them
SHORT = 60  # characters of a row's words beside its reasons

_OF_TASKS: tuple[Role, ...] = ("agencies", "title", "area", "document", "lead")


class Import(Struct, frozen=True):
    """What a file's table was made into; beside the plan in ``plan_file``, if it is for one.

    ``receipt`` and ``diff`` are what would change there, or did in ``commit``; ``output`` is the
    file that was written, None of a trial. ``entering`` is whether the register gets the proposals.
    """

    file: str
    table: TaskTable
    draft: Draft
    comparison: PlanComparison | None = None
    plan_file: str = ""
    diff: str = ""
    commit: str | None = None
    output: str | None = None
    receipt: Receipt | None = None
    entering: bool = False


class ColumnRead(Struct, frozen=True):
    """A column's heading and what it was taken to mean."""

    heading: str
    role: str


class Compared(Struct, frozen=True):
    """Beside the plan ``file``: every task's match, the tasks that only the plan has, the diff.

    ``receipt`` is what the import does to the tasks, new ones too.
    """

    file: str
    matches: tuple[Match, ...]
    areas: tuple[Id, ...]
    absent: tuple[Id, ...]
    receipt: list[EffectData]
    diff: str
    commit: str | None


class ImportAnswer(Struct, frozen=True):
    """``caich import --format json``.

    ``areas``, ``tasks``, ``inspections`` and ``initiatives`` are records as a plan file has them;
    ``written`` is the file that was written, null of a trial.
    """

    file: str
    columns: list[ColumnRead]
    areas: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    inspections: list[dict[str, Any]]
    initiatives: list[dict[str, Any]]
    reports: list[ReportRead]
    proposals: list[Proposal]
    verdicts: list[DraftVerdict]
    notes: list[grid.GridNote]
    words: WordCounts
    compared: Compared | None
    written: str | None


def page(answer: Import, lang: Language) -> Page:
    """The file, its figures, a row for each of its rows, what was left out, what is proposed.

    Then what the plan would get, keep and lack.
    """
    table, draft = answer.table, answer.draft
    title = say(lang, "importing.title", file=answer.file, place=place(table, lang))
    return (
        Title(title),
        *(Note(remark(note, lang)) for note in draft.notes),
        _figures(draft, lang),
        *_columns(table, lang),
        _verdicts(draft.verdicts, lang),
        *_leftovers(draft.verdicts, lang),
        *reports(draft.entries, lang),
        *_proposals(draft.proposals, lang, entering=answer.entering),
        *(
            _beside_plan(answer.plan_file, answer.comparison, lang, of_duties=bool(table.duty))
            if answer.comparison
            else ()
        ),
        *_effects(answer, lang),
    )


def undecided(answer: Import, lang: Language) -> Page:
    """What was taken of a file, and what is left to a person: rows in doubt, new agencies."""
    draft = answer.draft
    verdicts = [each for each in draft.verdicts if each.result in ("doubtful", "refused")]
    names = [f"{each.name} ({each.id})" for each in draft.proposals]
    return (
        _figures(draft, lang),
        *(Note(remark(note, lang)) for note in draft.notes),
        *((Heading(say(lang, "importing.undecided")),) if verdicts else ()),
        *((_verdicts(verdicts, lang),) if verdicts else ()),
        *_leftovers(draft.verdicts, lang),
        *reports(draft.entries, lang),
        *((Heading(say(lang, "importing.entered", count=len(names))),) if names else ()),
        *((Paragraph("\n".join(names)),) if names else ()),
    )


def data(answer: Import) -> ImportAnswer:
    """The whole answer; columns are those of the table's first heading."""
    first, draft = answer.table.headings[0][0], answer.draft
    columns = zip(first.headings, first.roles, strict=True)
    return ImportAnswer(
        answer.file,
        [ColumnRead(" ".join(heading.split()), role) for heading, role in columns],
        list(draft.areas),
        list(draft.tasks),
        list(draft.inspections),
        list(draft.initiatives),
        list(reports_read(draft.entries)),
        list(draft.proposals),
        list(draft.verdicts),
        list(draft.notes),
        draft.words,
        _compared(answer),
        answer.output,
    )


def place(table: TaskTable, lang: Language) -> str:
    """Where a table stands in its file: bảng 2, trang tính “KH”."""
    first = table.grids[0]
    numbers = dict.fromkeys(sheet.number for sheet in table.grids)
    return say(
        lang,
        f"importing.place-{first.kind}",
        number=", ".join(map(str, numbers)),
        sheet=", ".join(dict.fromkeys(sheet.name for sheet in table.grids)),
    )


def candidates(tables: Sequence[TaskTable], lang: Language) -> str:
    """A line for each table that may be meant, with the option that chooses it."""
    return "\n".join(
        say(
            lang,
            "import_files.candidate",
            number=table.number,
            place=place(table, lang),
            rows=number(table.rows, lang),
            headings=", ".join(dict.fromkeys(_headings(table.headings[0][0]))),
        )
        for table in tables
    )


def remark(note: grid.GridNote, lang: Language) -> str:
    """What there is to tell of a file."""
    values = {
        key: number(value, lang) if isinstance(value, int) else value
        for key, value in note.values.items()
    }
    return say(lang, f"importing.note-{note.code}", **values)


def _compared(answer: Import) -> Compared | None:
    if answer.comparison is None:
        return None
    matches, areas = answer.comparison.matches, answer.comparison.areas
    absent = answer.comparison.absent
    effects = list(update.data(answer.receipt)) if answer.receipt else []
    return Compared(answer.plan_file, matches, areas, absent, effects, answer.diff, answer.commit)


def _effects(answer: Import, lang: Language) -> Iterator[Block]:
    """What the import changes of the tasks that were there; new ones say it by their rows."""
    if answer.receipt is None or answer.comparison is None:
        return
    ids = {match.task for match in answer.comparison.matches}
    effects = (one for one in answer.receipt.effects if one.changed and one.task in ids)
    lines = update.page(structs.replace(answer.receipt, effects=tuple(effects)), lang)
    if lines:
        yield Heading(say(lang, "receipt.title"))
        yield from lines


def _beside_plan(
    file: str, comparison: PlanComparison, lang: Language, *, of_duties: bool
) -> Iterator[Block]:
    absent, areas = comparison.absent, comparison.areas
    new_areas = _fact(lang, "importing.compared-areas", len(areas), ", ".join(areas))
    facts = (
        *(
            _fact(lang, f"importing.compared-{kind}", comparison.count(kind))
            for kind in ("new", "changed", "same")
        ),
        _fact(lang, "importing.compared-absent", len(absent), ", ".join(absent)),
        new_areas,
    )
    yield Heading(say(lang, "importing.compared", file=file))
    yield Facts((new_areas,) if of_duties else facts)
    rows = tuple(
        _change(match.id, change, lang) for match in comparison.matches for change in match.changes
    )
    if rows:
        fields = ("field", "action", "in-plan", "in-file")
        keys = ("page.id", *(f"importing.{key}" for key in fields))
        yield Heading(say(lang, "importing.differs"))
        yield Table(tuple(Column(say(lang, key)) for key in keys), rows)


def _figures(draft: Draft, lang: Language) -> Facts:
    results: tuple[Result, ...] = ("taken", "doubtful", "refused", "ignored")
    counts = {result: number(draft.count(result), lang) for result in results}
    words = draft.words
    shares = {
        key: number(getattr(words, key), lang) for key in ("taken", "heading", "ignored", "refused")
    }
    whereabouts = say(lang, "importing.words-aside", **shares)
    counts_of = {"tasks": len(draft.tasks), "areas": len(draft.areas)}
    if draft.inspections:
        counts_of = {"inspections": len(draft.inspections)}
        for key in ("units", "shortcomings"):
            if any(key in one for one in draft.inspections):
                counts_of[key] = sum(len(one.get(key, ())) for one in draft.inspections)
    elif draft.initiatives:
        counts_of = {"initiatives": len(draft.initiatives)}
    return Facts(
        (
            *(_fact(lang, f"importing.{key}", count) for key, count in counts_of.items()),
            _fact(
                lang,
                "importing.rows",
                len(draft.verdicts),
                say(lang, "importing.rows-aside", **counts),
            ),
            _fact(lang, "importing.words", words.total, whereabouts),
        )
    )


def _fact(lang: Language, key: str, count: int, aside: str = "") -> Fact:
    return Fact(say(lang, key), number(count, lang), aside)


def _role(table: TaskTable, role: Role, lang: Language) -> str:
    """What a column is; some of their names say it of tasks alone."""
    key = "duty" if table.duty and role in _OF_TASKS else "role"
    return say(lang, f"importing.{key}-{role}")


def _headings(columns: Columns) -> list[str]:
    return [" ".join(heading.split()) for heading in columns.headings if heading]


def _columns(table: TaskTable, lang: Language) -> Iterator[Block]:
    """What each column is; nothing of a text without a table."""
    if table.rows_told:
        return
    columns = table.headings[0][0]
    roles: dict[str, str] = {}
    for heading, role in zip(columns.headings, columns.roles, strict=True):
        if heading or role != "other":
            roles.setdefault(" ".join(heading.split()) or "–", _role(table, role, lang))
    yield Heading(say(lang, "importing.columns"))
    yield Facts(tuple(Fact(heading, role) for heading, role in roles.items()), worded=True)


def _verdicts(verdicts: Sequence[DraftVerdict], lang: Language) -> Table:
    keys = ("importing.row", "importing.result", "importing.kind", "page.id", "importing.reason")
    columns = tuple(Column(say(lang, key), right=at == 0) for at, key in enumerate(keys))
    return Table(columns, tuple(_verdict(each, _row(each, verdicts), lang) for each in verdicts))


def _row(verdict: DraftVerdict, verdicts: Sequence[DraftVerdict]) -> str:
    """The row's number, behind the table's where there are several: 2:14."""
    one = verdicts[0].table == verdicts[-1].table
    return str(verdict.row) if one else f"{verdict.table}:{verdict.row}"


def _verdict(verdict: DraftVerdict, row: str, lang: Language) -> tuple[BlockCell, ...]:
    tone = TONES[verdict.result]
    reasons = "; ".join(why(reason, lang) for reason in verdict.reasons)
    text = verdict.text
    if reasons:
        text = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
    return cells(
        (
            row,
            BlockCell(say(lang, f"importing.result-{verdict.result}"), tone),
            say(lang, f"importing.kind-{verdict.kind}"),
            verdict.task or (verdict.area or "" if verdict.kind == "area" else ""),
            BlockCell(f"{text} ({reasons})" if reasons else text, tone),
        )
    )


def _leftovers(verdicts: Sequence[DraftVerdict], lang: Language) -> Iterator[Block]:
    lines = ((verdict, rest) for verdict in verdicts for rest in verdict.left)
    rows = tuple(
        cells((_row(verdict, verdicts), rest.heading, rest.text))
        for verdict, rest in islice(lines, MOST_LEFT)
    )
    if rows:
        keys = ("importing.row", "importing.left-column", "importing.left-text")
        columns = tuple(Column(say(lang, key), right=at == 0) for at, key in enumerate(keys))
        yield Heading(say(lang, "importing.left"))
        yield Table(columns, rows)
    if more := sum(1 for _ in lines):
        yield Note(say(lang, "importing.left-more", count=number(more, lang)))


def _proposals(proposals: Sequence[Proposal], lang: Language, *, entering: bool) -> Iterator[Block]:
    if not proposals:
        return
    key = "importing.proposals-entering" if entering else "importing.proposals"
    yield Heading(say(lang, key, count=len(proposals)))
    lines: list[str] = []
    for key, group in (("agencies", False), ("groups", True)):
        records = [record(each) for each in proposals if each.group is group]
        if records:
            lines += [
                f"{key}:",
                *(f"  {line}" for each in records for line in writer.item(each, writer.Style())),
            ]
    yield Paragraph("\n".join(lines))
    for each in proposals:
        if each.near:
            near = ", ".join(each.near)
            yield Note(say(lang, "importing.proposals-near", name=each.name, near=near))


def _change(id_: str, change: KeyComparison, lang: Language) -> tuple[BlockCell, ...]:
    key = f"importing.action-{change.action}"
    if change.action == "keep" and change.key == "deadline":
        key += "-deadline"
    return cells((id_, change.key, say(lang, key), _value(change.before), _value(change.after)))


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return writer.flow(value) if isinstance(value, dict) else str(value)
