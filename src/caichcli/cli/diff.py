"""``caich diff``: what changed in meaning, between two revisions or over some days."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import base, options, session
from caichcli.cli.base import State
from caichcli.cli.output import documents, emit
from caichcli.cli.usage import Refusal
from caichcli.files import workspace
from caichcli.files.workspace import Workspace
from caichcli.formats import changes_data
from caichcli.formats.changes_data import Side
from caichcli.formats.pages import changes as words
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, span
from caichcli.plan.changes.diff import Changes, PlanChanges, changes
from caichcli.plan.changes.diff import since as changes_since
from caichcli.views.difference import difference

LAST_COMMIT = "HEAD"
SHORT = 10


def command(
    revisions: Annotated[list[str] | None, typer.Argument(metavar="revisions")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="day")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="day")] = None,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    format_: options.AnswerFormat = "text",
    lang: options.Lang = "vi",
) -> None:
    """Print what changed between two revisions, or what the log tells of some days."""
    language = session.speak(lang)
    if since is None and until is None:
        _between(revisions or [LAST_COMMIT], plan, as_of, format_, language)
    elif revisions or as_of:
        raise Refusal("diff.revision-or-days")
    elif since is None:
        raise Refusal("diff.until-alone")
    else:
        _over(since, until, plan, format_, language)


def _between(
    asked: list[str], plan: str | None, as_of: str | None, format_: str, lang: Language
) -> None:
    """Compare two states of the files; both are counted on one day."""
    if len(asked) > 2:
        raise Refusal("diff.too-many-revisions")
    wanted = None if as_of is None else session.read_date(as_of, "--as-of")
    now = session.today()
    found = _workspace(plan, asked)
    before = base.state(found, asked[0], now)
    after = base.state(found, asked[1], now) if asked[1:] else base.present(found, now)
    told = changes(before.snapshot, after.snapshot)
    chosen = _chosen(told, plan, found)
    differences = []
    for one in chosen:
        on = wanted or min(now, one.book.head.period.end)
        differences.append(difference(one, on, on))
    holders = told.holders if plan is None else ()
    subject = say(lang, "diff.between", before=_name(before, lang), after=_name(after, lang))
    emit(
        format_,
        lambda: words.page(subject, differences, holders, lang),
        lambda: changes_data.answer(_side(before), _side(after), differences, holders),
        documents=documents(lang),
    )


def _workspace(plan: str | None, asked: list[str]) -> Workspace:
    """The workspace asked about; between two revisions there need be no files."""
    nothing_here = plan is None and workspace.find(Path.cwd()) is None
    if len(asked) == 2 and nothing_here:
        return Workspace(Path.cwd(), (), None)
    return base.whole(session.here(plan))


def _chosen(told: Changes, plan: str | None, found: Workspace) -> list[PlanChanges]:
    """The plan asked for, as it is or was, by id or by file; without one, all."""
    if plan is None:
        return list(told.plans)
    name = found.shown(Path(plan).absolute()) if session.is_path(plan) else plan
    chosen = [
        one
        for one in told.plans
        for copy in (one.after, one.before)
        if copy and name in (copy.book.head.id, copy.file)
    ]
    if not chosen:
        known = ", ".join(one.book.head.id for one in told.plans)
        raise Refusal("session.no-such-plan", plan=plan, known=known)
    return chosen[:1]


def _name(state: State, lang: Language) -> str:
    if state.asked is None:
        return say(lang, "diff.present")
    if state.commit is None or state.commit.startswith(state.asked):
        return state.asked
    return say(lang, "diff.revision", asked=state.asked, commit=state.commit[:SHORT])


def _side(state: State) -> Side:
    return Side(asked=state.asked, commit=state.commit)


def _over(since: str, until: str | None, plan: str | None, format_: str, lang: Language) -> None:
    """What the plan's own records tell of some days; needs no git."""
    first = session.read_date(since, "--since")
    asked = session.ask(plan, until)
    last = asked.day
    if first > last:
        raise Refusal("diff.days-reversed", first=day(first, lang), last=day(last, lang))
    eve = max(first, dt.date.min + dt.timedelta(1)) - dt.timedelta(1)
    found = [difference(changes_since(asked.book, asked.file, first, last), eve, last)]
    subject = say(lang, "diff.since", span=span(first, last, lang))
    emit(
        format_,
        lambda: words.page(
            subject, found, (), lang, "diff.nothing-since", session.day_notes(asked, lang)
        ),
        lambda: changes_data.answer(Side(), Side(), found, ()),
        documents=documents(lang),
    )
