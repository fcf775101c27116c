"""Biểu báo cáo: forms sent out, one an agency, all in one archive; filled ones taken in."""

from http import HTTPStatus
from pathlib import Path

from msgspec import structs
from starlette.responses import RedirectResponse, Response

from caichcli.formats.answers import forms_in
from caichcli.formats.blocks import Page, Title
from caichcli.plan.workdays import DaysOff, public_holidays
from caichcli.services.errors import Refusal, require
from caichcli.services.forms import sending
from caichcli.services.forms.intake import Intake, take_in
from caichcli.services.forms.sending import Reconciling
from caichcli.services.questions import day_of
from caichcli.services.records.additions import recording_day
from caichcli.services.records.recording import ChangedSinceSeen, Instruction
from caichcli.services.reporting import mailing
from caichcli.services.reporting.provenance import revision_of
from caichcli.web import refusals, rendering
from caichcli.web.pages.downloads import EXCEL, archive, download
from caichcli.web.rendering import show
from caichcli.web.visit import Done, Visit


def page(visit: Visit) -> Response:
    """Show where forms come from; judge those that were sent, record them when that is wanted."""
    if visit.method == "POST":
        return _taken_in(visit)
    return _show(visit)


def out(visit: Visit) -> Response:
    """Return the forms for a period: one as it is, several in an archive."""
    require("office", "xlsxwriter")
    names = [name for name in visit.query.getlist("agency") if name]
    period = visit.query.get("period", "")
    by = visit.query.get("reply_by")
    reconciling = (
        Reconciling(day_of(by, "reply-by") if by else None)
        if visit.query.get("reconcile")
        else None
    )
    batch = sending.prepare(
        visit.outward, period, names or None, visit.plan, visit.as_of, reconciling
    )
    days = DaysOff(batch.question.book.head.calendar, public_holidays(visit.lang))
    files = sending.contents(visit.outward, batch, days, revision_of(batch.question) or "")
    if len(files) == 1:
        ((name, content),) = files.items()
        return download(name, content, EXCEL)
    post = mailing.of_forms(batch, files, visit.lang)
    return archive(sending.key(batch.period), {**files, **post.addressed})


def _taken_in(visit: Visit) -> Response:
    house = visit.house
    token = str(visit.form.get("sent") or "") or house.uploads.take(visit.form, "files")
    paths = house.uploads.paths(token)
    if not paths:
        return _show(visit, key="web.no-files")
    try:
        require("office", "openpyxl")
        if visit.form.get("step") != "write" or not visit.form.get("once"):
            return _show(visit, intake=_intake(visit, paths, dry_run=True), token=token)
        text_version = str(visit.form.get("text_version", ""))

        def write() -> Done:
            intake = _intake(visit, paths, text_version=text_version)
            commit, fault = intake.outcome.commit, intake.fault
            sentences = refusals.written(visit, intake.path, intake.count, commit, fault)
            return Done("", tuple(sentences))

        once = house.once(str(visit.form["once"]), write)
        return RedirectResponse(visit.href("done", once), HTTPStatus.SEE_OTHER)
    except ChangedSinceSeen:
        return _show(visit, intake=_intake(visit, paths, dry_run=True), token=token, stale=True)
    except Refusal as refusal:
        return _show(visit, words=refusals.words(visit, refusal))


def _intake(
    visit: Visit, paths: list[Path], *, dry_run: bool = False, text_version: str | None = None
) -> Intake:
    day = recording_day(visit.session, None)
    commit = visit.house.commit and not dry_run
    instruction = Instruction(visit.plan, dry_run, commit, text_version=text_version)
    return take_in(visit.session, paths, day, instruction, None if dry_run else paths[0].parent)


def _show(
    visit: Visit,
    *,
    intake: Intake | None = None,
    token: str = "",
    words: str = "",
    key: str = "",
    stale: bool = False,
) -> Response:
    question = visit.question()
    status = HTTPStatus.CONFLICT if stale else 422 if words or key else HTTPStatus.OK
    return show(
        visit,
        "forms.html.j2",
        status=status,
        question=question,
        book=question.book,
        names=rendering.names(question.book.register),
        intake=intake,
        page=_page(visit, intake) if intake else (),
        token=token,
        words=words,
        key=key,
        stale=stale,
        once=rendering.once(),
    )


def _page(visit: Visit, intake: Intake) -> Page:
    """The verdicts; the forms by the names that they were sent with."""
    blocks = forms_in.page(intake.outcome, visit.lang)
    plain = visit.house.uploads.nameless
    return tuple(
        structs.replace(one, text=plain(one.text)) if isinstance(one, Title) else one
        for one in blocks
    )
