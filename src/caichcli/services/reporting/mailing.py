"""Drafts of e-mails beside papers and forms, to the addresses of the register; none is sent."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct, structs

from caichcli.formats import mails
from caichcli.formats.mails import Mail, MailKind
from caichcli.formats.phrases.periods import period_and_days
from caichcli.language.wording import Language
from caichcli.plan.agencies import Register
from caichcli.plan.model import Id
from caichcli.services.errors import Refusal
from caichcli.services.forms.sending import Batch, label
from caichcli.services.questions import agencies_of
from caichcli.services.reporting.papers import Paper
from caichcli.services.reporting.reports import REPORTS_OF_ONE, PaperBatch, ReportRequest

_OF_REPORTS: Mapping[str, MailKind] = {
    "letters": "letters",
    "plan-requests": "plan-requests",
    "sheet": "sheet",
}


class OwnAddressee(Refusal):
    """Somebody to mail papers to that have their addressees: letters, sheets."""


class Enclosure(Struct, frozen=True):
    """A file that goes to bodies, and the e-mail that goes with it."""

    name: str
    content: str | bytes
    to: tuple[Id, ...]
    mail: Mail


class MailDraft(Struct, frozen=True):
    """An e-mail that was written: its file, to whom, at which addresses."""

    name: str
    to: tuple[Id, ...]
    addresses: tuple[str, ...]


class Post(Struct, frozen=True):
    """E-mails by the names of their files, and what each is."""

    files: dict[str, bytes]
    drafts: tuple[MailDraft, ...]

    @property
    def addressed(self) -> dict[str, bytes]:
        """Those of which an address is known."""
        return {draft.name: self.files[draft.name] for draft in self.drafts if draft.addresses}


def of_papers(
    batch: PaperBatch,
    request: ReportRequest,
    papers: Sequence[Paper],
    names: Sequence[str],
    to: list[str] | None,
    lang: Language,
) -> Post:
    """Return the e-mails with the papers of a report, whose files have these names.

    Letters and sheets go to their own body, others ``to`` whom they are said to. Raises
    OwnAddressee, UnknownAgency.
    """
    book, own = batch.question.book, request.report in REPORTS_OF_ONE
    if own and to:
        raise OwnAddressee
    ids = agencies_of(book, to)
    period = getattr(batch.subjects[0].value, "period", None)
    mail = Mail(
        kind=_OF_REPORTS.get(request.report, "report"),
        plan=book.head.title,
        names=(),
        addresses={},
        period=period_and_days(period, lang) if period else "",
    )
    enclosures = (
        Enclosure(name, paper.content, (paper.stem,) if own else ids, mail)
        for paper, name in zip(papers, names, strict=True)
    )
    return _post(book.register, enclosures, lang)


def of_forms(batch: Batch, files: Mapping[str, str | bytes], lang: Language) -> Post:
    """Return the e-mails with forms, one to each body that reports."""
    book = batch.question.book
    mail = Mail(
        kind="reconcile" if batch.reply_by else "form",
        plan=book.head.title,
        names=(),
        addresses={},
        period=label(batch.period, lang),
        reply_by=batch.reply_by,
    )
    enclosures = (
        Enclosure(name, content, (form.agency,), mail)
        for form, (name, content) in zip(batch.forms, files.items(), strict=True)
    )
    return _post(book.register, enclosures, lang)


def _post(register: Register, enclosures: Iterable[Enclosure], lang: Language) -> Post:
    files: dict[str, bytes] = {}
    drafts = []
    for one in enclosures:
        name = f"{PurePath(one.name).stem}{mails.ENDING}"
        addresses = {each: register.name(id_) for id_ in one.to for each in _emails(register, id_)}
        names = tuple(map(register.name, one.to))
        mail = structs.replace(one.mail, names=names, addresses=addresses)
        files[name] = mails.write(mail, one.name, one.content, lang)
        drafts.append(MailDraft(name, one.to, tuple(addresses)))
    return Post(files, tuple(drafts))


def _emails(register: Register, id_: Id) -> Sequence[str]:
    agency = register.agencies.get(id_)
    return (agency.emails if agency else None) or ()
