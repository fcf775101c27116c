"""``caich diff``: what changed in meaning, between two revisions or over some days."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.output import DOCUMENT_FORMATS, emit
from caichcli.cli.usage import Misuse
from caichcli.formats import changes_data
from caichcli.formats.changes_data import Side
from caichcli.formats.pages import changes as words
from caichcli.language.messages import say
from caichcli.language.wording import Language, day, span
from caichcli.services import states
from caichcli.services.questions import ask, day_of
from caichcli.services.session import Session
from caichcli.services.states import State

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
    here = session.start(lang)
    if since is None and until is None:
        _between(here, revisions or [LAST_COMMIT], plan, as_of, format_)
    elif revisions or as_of:
        raise Misuse("diff.revision-or-days")
    elif since is None:
        raise Misuse("diff.until-alone")
    else:
        _over(here, since, until, plan, format_)


def _between(
    here: Session, names: list[str], plan: str | None, as_of: str | None, format_: str
) -> None:
    """Compare two states of the files; both are counted on one day."""
    if len(names) > 2:
        raise Misuse("diff.too-many-revisions")
    day = None if as_of is None else day_of(as_of, "as-of")
    comparison = states.compare(here, names, plan, day)
    before, after, holders = comparison.before, comparison.after, comparison.holders
    lang, differences = here.lang, comparison.differences
    subject = say(lang, "diff.between", before=_name(before, lang), after=_name(after, lang))
    emit(
        format_,
        lambda: words.page(subject, differences, holders, lang),
        lambda: changes_data.answer(_side(before), _side(after), differences, holders),
        lang,
        formats=DOCUMENT_FORMATS,
    )


def _name(state: State, lang: Language) -> str:
    if state.name is None:
        return say(lang, "diff.present")
    if state.commit is None or state.commit.startswith(state.name):
        return state.name
    return say(lang, "diff.revision", asked=state.name, commit=state.commit[:SHORT])


def _side(state: State) -> Side:
    return Side(asked=state.name, commit=state.commit)


def _over(here: Session, since: str, until: str | None, plan: str | None, format_: str) -> None:
    """What the plan's own records tell of some days; needs no git."""
    lang = here.lang
    first = day_of(since, "since")
    question = ask(here, plan, until)
    last = question.day
    if first > last:
        raise Misuse("diff.days-reversed", first=day(first, lang), last=day(last, lang))
    differences = [states.since(question, first)]
    subject = say(lang, "diff.since", span=span(first, last, lang))
    notes = session.day_notes(question, lang)
    emit(
        format_,
        lambda: words.page(subject, differences, (), lang, "diff.nothing-since", notes),
        lambda: changes_data.answer(Side(), Side(), differences, ()),
        lang,
        formats=DOCUMENT_FORMATS,
    )
