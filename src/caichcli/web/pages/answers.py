"""The pages that are an answer of the command line in its own words: late, log, agencies ..."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import structs
from starlette.responses import Response

from caichcli.formats.answers import agencies as holders
from caichcli.formats.answers import cascade as cascade_words
from caichcli.formats.answers import diff, log, overdue, problems, reminders, status
from caichcli.formats.answers import risks as risk_words
from caichcli.formats.answers.plan_ref import day_notes, head
from caichcli.formats.blocks import Page, Table
from caichcli.language import wording
from caichcli.plan.model import Id
from caichcli.services import states
from caichcli.services.errors import GitRefused
from caichcli.services.questions import Question, agencies_of, agency_of, day_of
from caichcli.services.records.commits import commits_of
from caichcli.services.reporting.periods import Backwards
from caichcli.views.cascade import Cascade, cascade
from caichcli.views.concerns import concerns
from caichcli.views.journal import Journal, journal
from caichcli.views.overview import overview
from caichcli.views.reminders import reminders as urged
from caichcli.views.risks import risks
from caichcli.web import rendering
from caichcli.web.pages.overview import late_of
from caichcli.web.rendering import show
from caichcli.web.visit import NoSuchPage, Slice, Visit, slice_of

ROWS = 100  # of a table on one page
MONTH = dt.timedelta(days=30)


def late(visit: Visit) -> Response:
    """Quá hạn: what is late, by how long, whose; what falls due soon."""
    question = visit.question()
    ids = agencies_of(question.book, _names(visit))
    answer = late_of(visit.house.shelf, question, ids)
    longest = max(map(len, (answer.overdue, answer.due_soon, answer.missed)))
    part = slice_of(visit.query.get("page", ""), longest, ROWS)
    page = overdue.page(answer, visit.lang, slice(part.first, part.last))
    return _answer(visit, question, "late", page, part)


def foresight(visit: Visit) -> Response:
    """Gợi ý theo dõi nội bộ: who is silent, what may be late; for who keeps the plan alone."""
    if not visit.keeps_plan:
        raise NoSuchPage
    question = visit.question(for_risks=True)

    def tell() -> Page:
        return risk_words.page(risks(question.book, question.day), visit.lang)

    note, *page = visit.answer(question, ("risks", visit.lang), tell)
    own = (note, *page[len(head(question.book, visit.lang)) :])
    return _answer(visit, question, "risks", own, skip=0)


def waiting(visit: Visit) -> Response:
    """Kiến nghị: problems and proposals, to whom, answered or not."""
    question = visit.question()
    ids = agencies_of(question.book, _names(visit))
    open_ = visit.query.get("unanswered") == "yes"
    open_concerns = concerns(question.book, question.day, ids, unanswered=open_)
    answerable = rendering.replies(visit, open_concerns.lines)
    page = problems.page(open_concerns, visit.lang, refs=any(answerable.values()))
    return _answer(visit, question, "problems", page, unanswered=open_, replies=answerable)


def letters(visit: Visit) -> Response:
    """Đôn đốc: what was written to whom, and who has answered."""
    question = visit.question()
    ids = agencies_of(question.book, _names(visit))
    open_ = visit.query.get("unanswered") == "yes"

    def tell() -> Page:
        written = urged(question.book, question.day, ids, unanswered=open_, books=question.books)
        return reminders.page(written, visit.lang)

    page = visit.answer(question, ("reminders", ids, open_, visit.lang), tell)
    return _answer(visit, question, "reminders", page, unanswered=open_)


def plans(visit: Visit) -> Response:
    """Kế hoạch trên, dưới: the plan between those above and below it."""
    question = visit.question()

    def tell() -> Cascade:
        return cascade(question.book, question.books, question.day)

    answer = visit.answer(question, "cascade", tell)
    longest = max(map(len, (answer.rows, answer.agencies, answer.links, answer.missing)))
    part = slice_of(visit.query.get("page", ""), longest, ROWS)
    page = cascade_words.page(answer, visit.lang, slice(part.first, part.last))
    return _answer(visit, question, "cascade", tuple(_cut(one, part) for one in page), part)


def records(visit: Visit) -> Response:
    """Nhật ký: who recorded what, the newest first, and in which commit."""
    question = visit.question()
    ids = agencies_of(question.book, _names(visit))
    first, last = _days(visit, question)
    every = journal(question.book, None, ids, first, last).records[::-1]
    part = slice_of(visit.query.get("page", ""), len(every), ROWS)
    records = every[part.first : part.last]
    commits = None
    if not visit.house.access.public:
        try:
            commits = commits_of(question, records)
        except GitRefused:
            commits = None
    page = log.page(log.Log(Journal(question.book, records), commits), visit.lang, refs=False)
    return _answer(visit, question, "log", page, part, since=first, until=last)


def changes(visit: Visit) -> Response:
    """Thay đổi: what changed in meaning, over some days or since a revision."""
    question = visit.question()
    first, last = _days(visit, question)
    public = visit.house.access.public  # files of then may hold what only some may see
    revision = "" if public else visit.query.get("revision", "")
    if revision:
        answer = states.compare(visit.session, [revision], visit.plan, None)
    else:
        question_then = structs.replace(question, day=last)
        key = ("changes", first, last)
        answer = visit.answer(question, key, lambda: states.since(question_then, first))
    page = diff.page(answer, visit.lang)
    return _answer(
        visit, question, "changes", page, since=first, until=last, revision=revision, skip=0
    )


def agencies(visit: Visit) -> Response:
    """Cơ quan: the register, searched."""
    question = visit.question()
    words = visit.query.get("search", "")
    register = question.book.register
    page = holders.page(holders.Holders(register, register.search(words)), visit.lang)
    return _answer(visit, question, "agencies", page, search=words, skip=0)


def agency(visit: Visit) -> Response:
    """One body's page as it would see itself: what it owes, and what it has reported."""
    question = visit.question()
    book, day = question.book, question.day
    id_ = agency_of(book.register, visit.parts["agency"])

    def tell() -> Page:
        return status.page(overview(book, day, (id_,)), visit.lang)

    page = visit.answer(question, ("agency", id_, visit.lang), tell)
    every = journal(book, None, (id_,), until=day).records[::-1][:ROWS]
    history = log.page(log.Log(Journal(book, every), None), visit.lang, refs=False)
    return _answer(
        visit,
        question,
        "agency",
        page,
        agency=id_,
        group=book.is_group(id_),
        history=history[len(head(book, visit.lang)) :],
    )


def _answer(
    visit: Visit,
    question: Question,
    name: str,
    page: Page,
    part: Slice | None = None,
    **values: Any,
) -> Response:
    """The page of an answer; of a long table the part that is asked for."""
    book = question.book
    values.setdefault("skip", len(head(book, visit.lang)))
    if part is None:
        longest = max((len(one.rows) for one in page if isinstance(one, Table)), default=0)
        part = slice_of(visit.query.get("page", ""), longest, ROWS)
        page = tuple(_cut(one, part) for one in page)
    ids = rendering.names(book.register)
    return show(
        visit,
        f"{name}.html.j2",
        question=question,
        book=book,
        page=page,
        part=part,
        agencies=ids,
        chosen=(_names(visit) or [""])[0],
        links=_links(visit, ids, by_id=name == "agencies"),
        notes=day_notes(book, question.day, visit.lang, ended=question.ended, options=False),
        page_version=visit.version(),
        **values,
    )


def _links(visit: Visit, ids: Mapping[str, Id], *, by_id: bool) -> dict[str, str]:
    """Where the names of agencies lead, and their ids where these stand in a table."""
    links = {words: visit.href("agencies", id_) for words, id_ in ids.items()}
    return links | {id_: visit.href("agencies", id_) for id_ in ids.values() if by_id}


def _cut(block: Any, part: Slice) -> Any:
    if not isinstance(block, Table) or len(block.rows) <= ROWS:
        return block
    return structs.replace(block, rows=block.rows[part.first : part.last])


def _names(visit: Visit) -> list[str]:
    return [name for name in visit.query.getlist("agency") if name]


def _days(visit: Visit, question: Question) -> tuple[dt.date, dt.date]:
    """The days of the address; else the month that ends on the day that is asked for."""
    since, until = visit.query.get("since"), visit.query.get("until")
    last = day_of(until, "until") if until else question.day
    first = day_of(since, "since") if since else last - MONTH
    if first > last:
        raise Backwards(*(wording.day(one, visit.lang) for one in (first, last)))
    return first, last
