"""What stands before every page: who may ask, from where, how much, and what browsers may do.

- A name in ``Host`` that is not ours is refused: a page whose name was turned to this machine
  (DNS rebinding) is another's.
- Without the cookie nothing is answered but ``/enter``, which gives it for the secret of this run;
  behind a proxy its user is needed instead, from its address alone.
- A write must come from one of our own pages (``Origin``, ``Sec-Fetch-Site``).
- A body may have so many bytes; only three methods are known.
- Every answer says that nothing but our own files runs, and nowhere else shows it.
"""

from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from caichcli.language.messages import say
from caichcli.language.wording import LANGUAGES
from caichcli.web.access import Access, RunKeys

READS = ("GET", "HEAD")
WRITES = ("POST",)
LARGEST_BODY = 40 * 1024 * 1024
USER = "caich.user"  # in the scope: whom the proxy names
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer": browsers then send forms with no origin that could be looked at.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# The browser goes on by itself: led on by the server, it would still come from where the address
# stood, and leave the cookie out.
_ENTERED = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>caich</title>'
    '<link rel="icon" href="/static/icon.svg">'
    '<meta http-equiv="refresh" content="0;url=/"><p><a href="/">caich</a></p></html>'
)


class TooLarge(Exception):
    """A body that goes on beyond what is taken."""


class Guard:
    """The middle layer before an application."""

    def __init__(self, app: ASGIApp, access: Access, keys: RunKeys, cookie: str) -> None:
        self.app = app
        self.access = access
        self.keys = keys
        self.cookie = cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is let in, refuse every other."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._stopped(scope, Headers(scope=scope))
        guarded = _with_headers(send)
        if answer is not None:
            await answer(scope, receive, guarded)
            return
        try:
            await self.app(scope, _bounded(receive), guarded)
        except TooLarge:
            await _too_large()(scope, receive, guarded)

    def _stopped(self, scope: Scope, headers: Headers) -> Response | None:
        """What is answered in place of the application; None where it may answer."""
        if self.access.hosts and headers.get("host", "") not in self.access.hosts:
            return _refusal(HTTPStatus.MISDIRECTED_REQUEST)
        method = scope["method"]
        if method not in (*READS, *WRITES):
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        if self._is_entrance(scope):
            return self._enter(scope, headers)
        if not self._is_known(scope, headers):
            return _refusal(HTTPStatus.UNAUTHORIZED)
        if method in WRITES:
            if self.access.read_only or not self._from_own_page(headers):
                return _refusal(HTTPStatus.FORBIDDEN)
            if _length(headers) > LARGEST_BODY:
                return _too_large()
        return None

    def _is_entrance(self, scope: Scope) -> bool:
        needs_key = not self.access.public and self.access.proxy is None
        return needs_key and scope["path"] == "/enter"

    def _enter(self, scope: Scope, headers: Headers) -> Response:
        (key, *_) = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])
        foretold = "prefetch" in headers.get("sec-purpose", "")
        if scope["method"] != "GET" or foretold or not self.keys.opens(key):
            return _refusal(HTTPStatus.UNAUTHORIZED)
        answer = HTMLResponse(_ENTERED)
        answer.set_cookie(self.cookie, self.keys.cookie, httponly=True, samesite="strict")
        return answer

    def _is_known(self, scope: Scope, headers: Headers) -> bool:
        proxy = self.access.proxy
        if proxy is not None:
            user = headers.get(proxy.header, "").strip()
            scope[USER] = user
            return bool(user) and (scope.get("client") or ("",))[0] == proxy.address
        if self.access.public:
            return True
        return self.keys.is_cookie(_cookies(headers).get(self.cookie, ""))

    def _from_own_page(self, headers: Headers) -> bool:
        same = headers.get("sec-fetch-site", "same-origin") == "same-origin"
        return same and headers.get("origin", "") in self.access.origins


def _cookies(headers: Headers) -> Mapping[str, str]:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _length(headers: Headers) -> int:
    """How long a body says that it is; one that says nothing is counted while it comes."""
    text = headers.get("content-length", "0")
    return int(text) if text.isdecimal() else LARGEST_BODY + 1


def _refusal(status: HTTPStatus) -> Response:
    """An answer that tells nothing of what lies behind."""
    return PlainTextResponse(f"caich: {status.value} {status.phrase}\n", status.value)


def _too_large() -> Response:
    """What somebody reads who sent a file that is too large, in both languages."""
    status, size = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, LARGEST_BODY // 1024 // 1024
    words = "\n".join(say(lang, "web.too-large", size=size) for lang in LANGUAGES)
    return PlainTextResponse(f"caich: {status.value} {status.phrase}\n{words}\n", status.value)


def _bounded(receive: Receive) -> Receive:
    """What receives a body up to its bound; raises TooLarge."""
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise TooLarge
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    """What sends an answer with the headers that every one bears; its own stay."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
