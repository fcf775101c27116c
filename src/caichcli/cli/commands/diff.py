"""``caich diff``: what changed in meaning, between two revisions or over some days."""

from typing import Annotated

import typer

from caichcli.cli import options, session
from caichcli.cli.output import DOCUMENT_FORMATS, emit
from caichcli.cli.usage import Misuse
from caichcli.formats.answers import diff
from caichcli.language.wording import day
from caichcli.services import states
from caichcli.services.questions import ask, day_of
from caichcli.services.session import Session
from caichcli.views.difference import Comparison

LAST_COMMIT = "HEAD"


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
        answer = _between(here, revisions or [LAST_COMMIT], plan, as_of)
    elif revisions or as_of:
        raise Misuse("diff.revision-or-days")
    elif since is None:
        raise Misuse("diff.until-alone")
    else:
        answer = _over(here, since, until, plan)
    emit(diff, answer, here.lang, format_, formats=DOCUMENT_FORMATS)


def _between(here: Session, names: list[str], plan: str | None, as_of: str | None) -> Comparison:
    """Compare two states of the files; both are counted on one day."""
    if len(names) > 2:
        raise Misuse("diff.too-many-revisions")
    return states.compare(here, names, plan, None if as_of is None else day_of(as_of, "as-of"))


def _over(here: Session, since: str, until: str | None, plan: str | None) -> Comparison:
    """What the plan's own records tell of some days; needs no git."""
    first = day_of(since, "since")
    question = ask(here, plan, until)
    last = question.day
    if first > last:
        raise Misuse("diff.days-reversed", first=day(first, here.lang), last=day(last, here.lang))
    return states.since(question, first)
