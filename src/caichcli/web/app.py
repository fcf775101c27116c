"""The application: which function answers which address, and what is said where none can."""

import datetime as dt
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES, Language, read_day
from caichcli.services.errors import Refusal, SeveralPlans, UnknownPlan, UnknownTask
from caichcli.services.workspaces import PlanHasErrors
from caichcli.web import pages, rendering
from caichcli.web.access import RunKeys
from caichcli.web.guard import USER, Guard
from caichcli.web.pages import overview
from caichcli.web.rendering import show
from caichcli.web.visit import House, NoSuchPage, Visit

STATIC = rendering.TEMPLATES.with_name("static")
# Cookies that hold no secret.
LANGUAGE, VISITED, AUTHOR = "caich-lang", "caich-visited", "caich-author"
MOST_FILES, MOST_FIELDS, LARGEST_FIELD = 200, 2000, 1024 * 1024
YEAR = 365 * 24 * 3600

Page = Callable[[Visit], Response]


def build(house: House, keys: RunKeys, cookie: str) -> ASGIApp:
    """Return the application behind its guard."""

    def route(path: str, page: Page, *methods: str) -> Route:
        return Route(path, _endpoint(house, page), methods=list(methods or ("GET",)))

    router = Router(
        [
            Route("/static/{name}", _static),
            route("/state", _state),
            route("/", _start),
            route("/plan/{plan}", _kept(_page("overview", "page"))),
            route("/plan/{plan}/tasks", _kept(_page("tasks", "page"))),
            route("/plan/{plan}/late", _kept(_page("answers", "late"))),
            route("/plan/{plan}/problems", _kept(_page("answers", "waiting"))),
            route("/plan/{plan}/reminders", _kept(_page("answers", "letters"))),
            route("/plan/{plan}/inspections", _page("duty", "inspected")),
            route("/plan/{plan}/initiatives", _page("duty", "invented")),
            route("/plan/{plan}/record/{kind}", _page("duty", "record"), "GET", "POST"),
            route("/plan/{plan}/risks", _kept(_page("answers", "foresight"))),
            route("/plan/{plan}/cascade", _kept(_page("answers", "plans"))),
            route("/plan/{plan}/agencies", _kept(_page("answers", "agencies"))),
            route("/plan/{plan}/agencies/{agency}", _kept(_page("answers", "agency"))),
            route("/plan/{plan}/log", _page("answers", "records")),
            route("/plan/{plan}/changes", _page("answers", "changes")),
            route("/plan/{plan}/findings", _inside(_page("findings", "page")), "GET", "POST"),
            route("/plan/{plan}/reports", _page("reports", "page")),
            route("/plan/{plan}/reports/paper", _page("reports", "paper")),
            route("/plan/{plan}/reports/verify", _page("reports", "verified"), "GET", "POST"),
            route("/plan/{plan}/letters", _page("letters", "page"), "GET", "POST"),
            route("/plan/{plan}/forms", _page("forms", "page"), "GET", "POST"),
            route("/plan/{plan}/forms/out", _page("forms", "out")),
            route("/plan/{plan}/import", _inside(_page("importing", "page")), "GET", "POST"),
            route("/plan/{plan}/done/{once}", _done),
            route("/plan/{plan}/undo", _inside(_page("undo", "page")), "GET", "POST"),
            route("/plan/{plan}/tasks/{task}", _page("task", "page")),
            route("/plan/{plan}/tasks/{task}/{deed}", _page("deed", "page"), "GET", "POST"),
            route("/{rest:path}", _missing, "GET", "POST"),
        ],
        redirect_slashes=False,
    )
    return Guard(router, house.access, keys, cookie)


def _endpoint(house: House, page: Page) -> Callable[..., Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            form = await _form(request)
        except (HTTPException, MultiPartException):
            return Response("caich: 400 Bad Request\n", 400, media_type="text/plain")
        try:
            visit = _visit(house, request, form)
            response = await run_in_threadpool(_answer, page, visit)
            if visit.plan:
                house.answered.set()
            return response
        finally:
            await form.close()

    return answer


def _page(module: str, name: str) -> Page:
    """Return what answers as a page's function does, whose module is loaded when it is needed."""

    def answer(visit: Visit) -> Response:
        page: Page = getattr(import_module(f"caichcli.web.pages.{module}"), name)
        return page(visit)

    return answer


def load() -> None:
    """Load the modules of all pages, so that none has to wait for its own."""
    for module in iter_modules(pages.__path__):
        import_module(f"caichcli.web.pages.{module.name}")


def _inside(page: Page) -> Page:
    """Return what answers as a page does that shows the files themselves: not to everybody."""

    def answer(visit: Visit) -> Response:
        if visit.house.access.public:
            raise NoSuchPage
        return page(visit)

    return answer


def _kept(page: Page) -> Page:
    """Return what answers as a page does, which says nothing but what the files say.

    It is made once while these stay as they are.
    """

    def answer(visit: Visit) -> Response:
        question = visit.question()
        key = ("page", visit.path, str(visit.query), visit.lang, visit.since)
        response = visit.answer(question, key, lambda: page(visit))
        return Response(response.body, response.status_code, media_type=response.media_type)

    return answer


async def _form(request: Request) -> FormData:
    if request.method != "POST":
        return FormData()
    return await request.form(
        max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD
    )


def _visit(house: House, request: Request, form: FormData) -> Visit:
    lang = _language(request.query_params.get("lang") or request.cookies.get(LANGUAGE), house)
    user = request.scope.get(USER, "")
    author = user or form.get("author") or unquote(request.cookies.get(AUTHOR, ""))
    session = house.session_of(lang, str(author).strip() or None)
    return Visit(
        house,
        session,
        lang,
        request.method,
        request.url.path,
        request.path_params,
        request.query_params,
        form,
        user,
        _last_visit(request.cookies.get(VISITED, ""), session.today),
    )


def _last_visit(visited: str, today: dt.date) -> dt.date | None:
    """The last day before today on which somebody looked; of the two that the cookie keeps."""
    days = [day for day in map(read_day, visited.split(".")) if day and day < today]
    return max(days, default=None)


def _language(name: str | None, house: House) -> Language:
    return next((one for one in LANGUAGES if one == name), house.session.lang)


def _answer(page: Page, visit: Visit) -> Response:
    """Return the page, or what stands in its way in words; a language that is asked for stays."""
    try:
        answer = page(visit)
    except Refusal as refusal:
        answer = _refused(visit, refusal)
    except NoSuchPage:
        answer = _missing(visit)
    except Exception as error:
        visit.house.accident(error, visit.lang)
        answer = _stopped(visit, HTTPStatus.INTERNAL_SERVER_ERROR, "web.accident")
    days = [day.isoformat() for day in (visit.since, visit.session.today) if day]
    answer.set_cookie(VISITED, ".".join(days), max_age=YEAR, httponly=True, samesite="strict")
    if visit.form.get("author") and visit.session.author:
        name = quote(visit.session.author)
        answer.set_cookie(AUTHOR, name, max_age=YEAR, httponly=True, samesite="strict")
    if "lang" in visit.query:
        answer.set_cookie(LANGUAGE, visit.lang, max_age=YEAR, httponly=True, samesite="strict")
    return answer


def _refused(visit: Visit, refusal: Refusal) -> Response:
    from caichcli.services.checks import report_of
    from caichcli.services.records.recording import ChangedSinceSeen
    from caichcli.web import refusals

    if isinstance(refusal, UnknownPlan | UnknownTask):
        status = HTTPStatus.NOT_FOUND
    elif isinstance(refusal, ChangedSinceSeen):
        status = HTTPStatus.CONFLICT
    else:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    words = refusals.words(visit, refusal)
    survey = refusal.survey if isinstance(refusal, PlanHasErrors) else None
    shown = survey if not visit.house.access.public else None
    items = rendering.items(report_of(visit.session, shown)) if shown else ()
    if survey:
        words = say(visit.lang, "web.broken")
    return show(visit, "stopped.html.j2", status=status, words=words, items=items)


def _start(visit: Visit) -> Response:
    """Lead to the plan of today; where several are, to the choice."""
    try:
        question = visit.question()
    except SeveralPlans as several:
        return show(visit, "plans.html.j2", plans=several.plans)
    return RedirectResponse(f"/plan/{question.book.head.id}", HTTPStatus.SEE_OTHER)


def _done(visit: Visit) -> Response:
    """Say what was done under a number used once."""
    done = visit.house.done.get(visit.parts["once"])
    if done is None:
        raise NoSuchPage
    question = visit.question()
    return show(visit, "done.html.j2", question=question, book=question.book, done=done)


def _state(visit: Visit) -> Response:
    """The version of the files, once what was asked of them is asked again of a new one."""
    shelf = visit.house.shelf
    version = shelf.renew(visit.session, lambda question: overview.parts(shelf, question))
    return JSONResponse({"version": version})


def _missing(visit: Visit) -> Response:
    return _stopped(visit, HTTPStatus.NOT_FOUND, "web.no-such-page")


def _stopped(visit: Visit, status: HTTPStatus, key: str) -> Response:
    return show(visit, "stopped.html.j2", status=status, words=say(visit.lang, key), items=())


async def _static(request: Request) -> Response:
    """One of our own files, by its name in their folder."""
    name = request.path_params["name"]
    if name not in {path.name for path in STATIC.iterdir()}:
        return Response("caich: 404 Not Found\n", 404, media_type="text/plain")
    return FileResponse(STATIC / name, headers={"Cache-Control": "private, max-age=3600"})
