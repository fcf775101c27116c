"""``caich render``: a report through its template, printed or written to files."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from caichcli.cli import drafts, former, options, session, streams
from caichcli.cli.complete import names_in
from caichcli.cli.options.papers import (
    Cutoff,
    DocumentFormat,
    Eml,
    From,
    Half,
    MailTo,
    Month,
    NoAnnex,
    PaperDay,
    PaperNumber,
    Quarter,
    To,
    Week,
    Year,
)
from caichcli.cli.output import with_bar
from caichcli.cli.usage import Misuse
from caichcli.formats.documents import FORMATS
from caichcli.formats.phrases.periods import period_and_days
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services.errors import one_of
from caichcli.services.reporting import mailing, papers, reports, template_sets
from caichcli.services.reporting.papers import Paper
from caichcli.services.reporting.periods import PeriodWords
from caichcli.services.reporting.reports import REPORTS, PaperBatch, ReportRequest
from caichcli.services.session import Session

_BETWEEN_LETTERS = "\n---\n\n"


class Destination(Struct, frozen=True):
    """Where papers go, in which format, and whether e-mails with them are drafted."""

    output: str
    format: str
    force: bool
    eml: bool
    mail_to: list[str] | None


def command(
    report: Annotated[
        str | None, typer.Argument(metavar="report", autocompletion=names_in("reports"))
    ] = None,
    week: Week = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    from_: From = None,
    to: To = None,
    cutoff: Cutoff = None,
    agency: options.Agencies = None,
    eml: Eml = False,
    mail_to: MailTo = None,
    number: PaperNumber = None,
    date: PaperDay = None,
    no_annex: NoAnnex = False,
    format_: DocumentFormat = None,
    output: options.Output = None,
    force: options.Force = False,
    final: options.Final = False,
    with_names: options.NamesOut = False,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    today: options.Today = None,
    verify: Annotated[str | None, typer.Option("--verify", hidden=True)] = None,
    eject: Annotated[bool, typer.Option("--eject", hidden=True)] = False,
    check_template: Annotated[str | None, typer.Option("--check-template", hidden=True)] = None,
    lang: options.Lang = "vi",
) -> int | None:
    """Make a report; print it, or write it to a file or a folder."""
    if verify is not None:
        return former.verify(verify, lang)
    if check_template is not None:
        return former.check(check_template, lang)
    if report is None:
        raise Misuse("render.which-report", reports=", ".join(REPORTS))
    here = session.start(lang, today, with_names=with_names)
    output = None if output == streams.STANDARD else output
    name = one_of(report, REPORTS, "render")
    if eject:
        return former.eject(name, format_, lang)
    format_name = papers.format_of(output) if format_ is None else _format(format_)
    words = PeriodWords(week, month, quarter, half, year, from_, to, cutoff)
    request = ReportRequest(
        name, words, agency, plan, as_of, number, date, annex=not no_annex, final=final
    )
    batch = reports.prepare(here, request)
    if final:
        reports.check_final(here, batch)
    for note in _notes(batch, here.lang, named=output is None):
        print(note, file=sys.stderr)
    prose = papers.prose_of(here, output) if output and force else papers.NO_PROSE
    making = papers.make(here, request, batch, format_name, prose)
    every = list(with_bar(making, len(batch.subjects), "render.making", here.lang))
    if output is not None:
        _save(here, batch, request, every, Destination(output, format_name, force, eml, mail_to))
    elif eml or mail_to:
        raise Misuse("mail.where")
    elif len(every) > 1 and format_name != "markdown":
        raise Misuse("render.several-files", count=len(every))
    else:
        _print(every)
    return None


def _save(
    session: Session,
    batch: PaperBatch,
    request: ReportRequest,
    papers_: Sequence[Paper],
    target: Destination,
) -> None:
    """Write the papers, and the drafts of e-mails with them where these are wanted."""
    output, several, lang = target.output, batch.several, session.lang
    post = None
    if target.eml or target.mail_to:
        _, names = papers.places(session, papers_, output, target.format, several=several)
        post = mailing.of_papers(batch, request, papers_, names, target.mail_to, lang)
    papers.save(
        session,
        papers_,
        output,
        target.format,
        several=several,
        overwrite=target.force,
        beside=post.files if post else {},
    )
    streams.work_done()
    print(say(lang, "render.written", path=output), file=sys.stderr)
    if post:
        drafts.tell(post, batch.question.book.register, lang)


def _format(name: str) -> str:
    return one_of(name, FORMATS, "format")


def _notes(batch: PaperBatch, lang: Language, *, named: bool) -> Iterator[str]:
    """Which period it is, where nobody said; which templates are behind; whom no letter goes to.

    ``named`` is True where the paper is printed: it names its period itself.
    """
    if (period := batch.usual_period) is not None and not named:
        yield say(lang, "render.period", period=period_and_days(period, lang))
    late = template_sets.behind(batch.question.workspace.templates)
    for version in dict.fromkeys(one.version for one in late):
        names = ", ".join(one.name for one in late if one.version == version)
        yield say(lang, "render.behind", names=names, version=version)
    if (unsent := batch.unsent) is None:
        return
    if unsent.own and unsent.standing_agency:
        agency = batch.question.book.register.name(unsent.standing_agency)
        yield say(lang, "render.not-to-itself", agency=agency, ids=", ".join(unsent.own))
    if unsent.unled:
        yield say(lang, "render.nobody-leads", ids=", ".join(unsent.unled))
    if unsent.groups:
        names = "; ".join(map(batch.question.book.register.name, unsent.groups))
        yield say(lang, "render.members-unknown", names=names)


def _print(every: Sequence[Paper]) -> None:
    """Papers to standard output; what is no text only where no terminal shows it."""
    for number, paper in enumerate(every):
        if isinstance(paper.content, str):
            sys.stdout.write(paper.content if number == 0 else _BETWEEN_LETTERS + paper.content)
        elif sys.stdout.isatty():
            raise Misuse("render.not-on-a-terminal")
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(paper.content)
