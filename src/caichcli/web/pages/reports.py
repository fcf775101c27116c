"""Báo cáo: a report chosen, read as the page that it will be, taken along in each format."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.responses import Response

from caichcli.formats.documents import FORMATS
from caichcli.services.errors import NotAChoice, Refusal, one_of
from caichcli.services.reporting import mailing, papers, periods, reports, verification
from caichcli.services.reporting.papers import Paper
from caichcli.services.reporting.reports import REPORTS, PaperBatch, ReportRequest
from caichcli.web import refusals, rendering
from caichcli.web.pages.downloads import WORD, archive, download
from caichcli.web.rendering import show
from caichcli.web.visit import Visit

# What a report's page may do where it is shown: nothing, but look as it will.
POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
KINDS = {
    "markdown": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": WORD,
}


def page(visit: Visit) -> Response:
    """Show the choice of a report, and the one that is chosen."""
    question = visit.question()
    words, batch = "", None
    if visit.query.get("report"):
        try:
            batch = _batch(visit, _request(visit))
        except Refusal as refusal:
            words = refusals.words(visit, refusal)
    return show(
        visit,
        "reports.html.j2",
        status=422 if words else 200,
        question=question,
        book=question.book,
        reports=list(REPORTS),
        batch=batch,
        formats=list(FORMATS),
        names=rendering.names(question.book.register),
        words=words,
        asked=[(name, value) for name, value in visit.query.multi_items() if name != "lang"],
    )


def paper(visit: Visit) -> Response:
    """Return a paper: to be read here, or with ``save`` to be taken along; of several, all."""
    format_ = one_of(visit.query.get("format", "html"), FORMATS, "format")
    request = _request(visit)
    batch = _batch(visit, request)
    every = _made(visit, request, batch, format_)
    ending = FORMATS[format_].endings[0]
    if len(every) > 1:
        files = papers.files_of(every, ending)
        post = mailing.of_papers(batch, request, every, list(files), None, visit.lang)
        return archive(request.report, {**files, **post.addressed})
    (one,) = every
    content = one.content.encode() if isinstance(one.content, str) else one.content
    if visit.query.get("save") or format_ != "html":
        return download(f"{one.stem}{ending}", content, KINDS[format_])
    headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Response(content, media_type=KINDS[format_], headers=headers)


def verified(visit: Visit) -> Response:
    """Say of a paper that is dropped whether it is as it was made, and whether its figures hold."""
    question = visit.question()
    words: list[str] = []
    status = HTTPStatus.OK
    if visit.method == "POST":
        token = visit.house.uploads.take(visit.form, "files")
        try:
            for path in visit.house.uploads.paths(token):
                claim = verification.read(visit.session, str(path))
                answer = verification.verify(visit.session, claim)
                words += visit.house.paper_words(path.name, claim, answer, visit.lang)
        except Refusal as refusal:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
            words.append(refusals.words(visit, refusal))
    return show(
        visit, "verify.html.j2", status=status, question=question, book=question.book, words=words
    )


def _batch(visit: Visit, request: ReportRequest) -> PaperBatch:
    """What the report is about; of one to be signed nothing may be open in its plan."""
    batch = reports.prepare(visit.outward, request)
    if request.final:
        reports.check_final(visit.outward, batch)
    return batch


def _made(visit: Visit, request: ReportRequest, batch: PaperBatch, format_: str) -> Sequence[Paper]:
    """The papers; with ``paper`` in the address the one for that agency."""
    stem = visit.query.get("paper")
    every = list(papers.make(visit.outward, request, batch, format_))
    chosen = [one for one in every if stem in (None, "", one.stem)]
    if not chosen:
        raise NotAChoice("paper", str(stem), [one.stem for one in every])
    return chosen


def _request(visit: Visit) -> ReportRequest:
    """The report that the address asks for; raises NotAChoice, UnknownPeriod."""
    name = one_of(visit.query.get("report", ""), REPORTS, "render")
    words = periods.words_of(visit.query.get("period") or None)
    agencies = [one for one in visit.query.getlist("agency") if one] or None
    final = visit.query.get("final") == "yes"
    return ReportRequest(name, words, agencies, visit.plan, visit.as_of, final=final)
