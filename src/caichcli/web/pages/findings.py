"""Lỗi và cảnh báo: every finding with its place and excerpt, and what mends itself, to accept."""

from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

from caichcli.formats.findings.report import Report, counts
from caichcli.services import checks, mends
from caichcli.services.checks import Standard, Target
from caichcli.services.errors import Refusal
from caichcli.services.location import locate
from caichcli.services.mends import FileChange
from caichcli.services.records.recording import fingerprint
from caichcli.web import rendering
from caichcli.web.rendering import show
from caichcli.web.visit import Visit


def page(visit: Visit) -> Response:
    """Show the findings of the workspace; write the mends where they still are what was shown."""
    session = visit.session
    if visit.method == "POST":
        report, changes = _findings(visit)
    else:
        key = ("findings", visit.lang)
        report, changes = visit.house.shelf.of_files(session, key, lambda: _findings(visit))
    text_version = _seen(changes)
    if visit.method == "POST" and changes and visit.form.get("text_version") == text_version:
        with visit.house.writing:
            mends.save(session, changes)
        return RedirectResponse(visit.href("findings"), HTTPStatus.SEE_OTHER)
    return show(
        visit,
        "findings.html.j2",
        book=_book(visit),
        items=rendering.items(report),
        more=len(report.findings) - rendering.MOST_FINDINGS,
        counts=list(counts(report, visit.lang)),
        mended=[mends.difference(session, change) for change in changes],
        text_version=text_version,
        page_version=visit.version(),
    )


def _findings(visit: Visit) -> tuple[Report, list[FileChange]]:
    """What is found in the workspace now, and the files as their safe mends leave them."""
    session = visit.session
    target = Target(locate(session, None, writing=visit.method == "POST"))
    report = checks.report(session, [checks.judge(session, target, Standard())])
    changes = mends.mend(session, target, Standard(), unsafe=False) if _mendable(report) else []
    return report, changes


def _mendable(report: Report) -> bool:
    return any(item.finding.fix and item.finding.fix.safe for item in report.findings)


def _seen(changes: list[FileChange]) -> str:
    return fingerprint("\n".join(f"{one.name} {one.old!r} {one.new!r}" for one in changes))


def _book(visit: Visit) -> object:
    """The plan, where it can be read: the page is there for plans that cannot, too."""
    try:
        return visit.question().book
    except Refusal:
        return None
