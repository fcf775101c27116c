"""Papers at the screen: printed or written to files, and what is said of them."""

import sys
from collections.abc import Iterator, Sequence

from caichcli.cli import streams
from caichcli.cli.options.papers import PaperOptions
from caichcli.cli.usage import Misuse
from caichcli.formats.documents import FORMATS
from caichcli.formats.phrases.periods import period_and_days
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.services.errors import one_of
from caichcli.services.reporting import mailing, papers, template_sets
from caichcli.services.reporting.mailing import MailDraft, Post
from caichcli.services.reporting.papers import Paper
from caichcli.services.reporting.reports import PaperBatch, ReportRequest
from caichcli.services.session import Session

_BETWEEN_LETTERS = "\n---\n\n"


def format_name(wish: PaperOptions) -> str:
    """Return the format that is named, else the one of the file's ending."""
    if wish.format_ is None:
        return papers.format_of(wish.place)
    return one_of(wish.format_, FORMATS, "format")


def hand_on(
    here: Session,
    batch: PaperBatch,
    request: ReportRequest,
    every: Sequence[Paper],
    wish: PaperOptions,
) -> None:
    """Write the papers where a place is named, else print them."""
    if (output := wish.place) is not None:
        _save(here, batch, request, every, wish, output)
    elif wish.eml or wish.mail_to:
        raise Misuse("mail.where")
    elif len(every) > 1 and format_name(wish) != "markdown":
        raise Misuse("render.several-files", count=len(every))
    else:
        _print(every)


def _save(
    session: Session,
    batch: PaperBatch,
    request: ReportRequest,
    papers_: Sequence[Paper],
    wish: PaperOptions,
    output: str,
) -> None:
    """Write the papers, and the drafts of e-mails with them where these are wanted."""
    several, lang = batch.several, session.lang
    format_, post = format_name(wish), None
    if wish.eml or wish.mail_to:
        _, names = papers.places(session, papers_, output, format_, several=several)
        post = mailing.of_papers(batch, request, papers_, names, wish.mail_to, lang)
    papers.save(
        session,
        papers_,
        output,
        format_,
        several=several,
        overwrite=wish.force,
        beside=post.files if post else {},
    )
    streams.work_done()
    print(say(lang, "render.written", path=output), file=sys.stderr)
    if post:
        tell_of_drafts(post, batch.question.book.register, lang)


def notes(batch: PaperBatch, lang: Language, *, names_period: bool) -> Iterator[str]:
    """Yield which period it is; which templates are behind; to whom no letter goes.

    ``names_period`` is True where the paper is printed: it names its period itself.
    """
    if (period := batch.usual_period) is not None and not names_period:
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


def tell_of_drafts(post: Post, register: Register, lang: Language) -> None:
    """Print a line a draft: to whom, or that no address is known."""
    for draft in post.drafts:
        words = say(lang, "mail.draft", name=draft.name, to=_to(draft, register, lang))
        print(words, file=sys.stderr)


def _to(draft: MailDraft, register: Register, lang: Language) -> str:
    if draft.addresses:
        return ", ".join(draft.addresses)
    names = "; ".join(map(register.name, draft.to))
    return say(lang, "mail.no-address", name=names) if names else say(lang, "mail.nobody")
