"""Công văn đã ký: letters that went out dropped here, with the numbers that they went out under."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

from caichcli.formats.phrases import receipts
from caichcli.services.errors import Refusal
from caichcli.services.records import recording
from caichcli.services.records.entries import Compose
from caichcli.services.records.recording import ChangedSinceSeen, Instruction, Recording
from caichcli.services.reporting import letters
from caichcli.services.reporting.letters import NumberOrder
from caichcli.web import refusals, rendering
from caichcli.web.rendering import show
from caichcli.web.visit import Done, Visit

SUBJECT = "record.commit-remind"
KEYS = ("document", "date", "reply_by")


def page(visit: Visit) -> Response:
    """Ask for the letters; show which reminders they make; record these."""
    if visit.method != "POST":
        return _show(visit)
    uploads, form = visit.house.uploads, visit.form
    papers = str(form.get("sent") or "") or uploads.take(form, "files")
    numbers = str(form.get("numbers_sent") or "") or uploads.take(form, "numbers")
    tokens = (papers, numbers)
    try:
        compose = _compose(visit, papers, numbers)
        if form.get("step") == "write" and form.get("once"):
            return _write(visit, compose)
        return _show(visit, tokens, _trial(visit, compose))
    except ChangedSinceSeen:
        return _show(visit, tokens, _trial(visit, compose), stale=True)
    except Refusal as refusal:
        return _show(visit, words=refusals.words(visit, refusal))


def _compose(visit: Visit, papers: str, numbers: str) -> Compose:
    """What records the letters; raises what reading them and their numbers raises."""
    document, date, reply_by = (str(visit.form.get(key) or "").strip() or None for key in KEYS)
    folder = visit.house.uploads.folder(papers)
    files = letters.read(visit.session, str(folder))
    rows = [
        row
        for path in visit.house.uploads.paths(numbers)
        for row in letters.read_numbers(visit.session, str(path))
    ]
    order = NumberOrder(None if rows else document, rows, date, reply_by)
    return letters.recorded(visit.session, files, order)


def _trial(visit: Visit, compose: Compose) -> Recording:
    instruction = Instruction(visit.plan, dry_run=True)
    return recording.record(visit.session, compose, instruction, SUBJECT)


def _write(visit: Visit, compose: Compose) -> Response:
    text_version = str(visit.form.get("text_version", ""))
    instruction = Instruction(visit.plan, commit=visit.house.commit, text_version=text_version)

    def write() -> Done:
        answer = recording.record(visit.session, compose, instruction, SUBJECT)
        count = len(answer.judgement.records)
        sentences = refusals.written(visit, answer.path, count, answer.commit, answer.fault)
        return Done("", tuple(sentences))

    once = visit.house.once(str(visit.form["once"]), write)
    return RedirectResponse(visit.href("done", once), HTTPStatus.SEE_OTHER)


def _show(
    visit: Visit,
    tokens: Sequence[str] = ("", ""),
    trial: Recording | None = None,
    *,
    words: str = "",
    stale: bool = False,
) -> Response:
    question = visit.question()
    judgement = trial.judgement if trial else None
    return show(
        visit,
        "letters.html.j2",
        status=409 if stale else 422 if words else 200,
        question=question,
        book=question.book,
        trial=trial,
        receipt=list(receipts.lines(judgement.receipt, visit.lang)) if judgement else (),
        difference=trial.difference() if trial else "",
        text_version=trial.text_version if trial else "",
        once=rendering.once(),
        tokens=tokens,
        typed={key: visit.form.get(key, "") for key in KEYS},
        words=words,
        stale=stale,
    )
