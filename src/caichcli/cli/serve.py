"""``caich serve``: the plan's pages in a browser, on this machine."""

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from caichcli.cli import options, refusals, session
from caichcli.cli.usage import UNREADABLE, Misuse
from caichcli.language.messages import say
from caichcli.services import shortcuts
from caichcli.services.errors import require
from caichcli.services.session import Session
from caichcli.services.workspaces import locate

LOOPBACK = "127.0.0.1"


def command(
    port: Annotated[int, typer.Option("--port", metavar="port")] = 0,
    read_only: Annotated[bool, typer.Option("--read-only")] = False,
    host: Annotated[str | None, typer.Option("--host", metavar="host")] = None,
    public: Annotated[bool, typer.Option("--public")] = False,
    proxy: Annotated[str | None, typer.Option("--proxy", metavar="host")] = None,
    proxy_user: Annotated[str | None, typer.Option("--proxy-user", metavar="header")] = None,
    origin: Annotated[str | None, typer.Option("--origin", metavar="address")] = None,
    commit: Annotated[bool, typer.Option("--commit", help="option.serve_commit")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    shortcut: Annotated[bool, typer.Option("--shortcut")] = False,
    today: options.Today = None,
    lang: options.Lang = "vi",
) -> int:
    """Answer browsers until Ctrl+C."""
    here = session.start(lang, today)
    _check(host, proxy, proxy_user, origin, public=public, read_only=read_only)
    if shortcut:
        return _shortcut(here)
    require("web", "starlette", "uvicorn", "python_multipart", "jinja2")
    locate(here, None)
    from caichcli.cli import accident
    from caichcli.web import server
    from caichcli.web.access import Access, Keys, Proxy
    from caichcli.web.visit import House

    try:
        ear = server.listen(host or LOOPBACK, port)
    except OSError as error:
        print(say(here.lang, "web.port", port=port, reason=error.strerror), file=sys.stderr)
        return UNREADABLE
    taken = ear.getsockname()[1]
    origins = tuple(f"http://{name}:{taken}" for name in (LOOPBACK, "localhost"))
    if host:
        origins = (origin.rstrip("/"),) if origin else ()
    known = Proxy(proxy, proxy_user) if proxy and proxy_user else None
    house = House(
        here,
        Access(origins, read_only, public, known),
        (lambda: here.today) if today else session.today,
        refusals.words,
        lambda error, lang: _tell(accident.words(error, ["serve"], lang)),
        commit=commit,
    )
    keys = Keys()

    def ready() -> None:
        if host:
            print(say(here.lang, "web.listening", host=host, port=taken), flush=True)
            return
        start = f"{origins[0]}/enter?key="
        lines = (
            say(here.lang, "web.opened", origin=origins[0]),
            say(here.lang, "web.address", address=start + keys.printed),
            say(here.lang, "web.stop"),
        )
        print(*lines, sep="\n", flush=True)
        if not no_browser:
            import webbrowser

            webbrowser.open(start + keys.once)

    server.run(house, ear, keys, ready)
    return 0


def _shortcut(here: Session) -> int:
    """Put a starter on the desktop of whoever runs the command."""
    systems: dict[str, shortcuts.System] = {"win32": "windows", "darwin": "macos"}
    system = systems.get(sys.platform, "linux")
    desktop = _desktop()
    command = (sys.executable, "-m", "caichcli", "serve", "--lang", here.lang)
    path = shortcuts.write(here, desktop, command, system)
    print(say(here.lang, "web.shortcut", path=path))
    return 0


def _desktop() -> Path:
    """The folder of what lies on the desktop, as freedesktop.org's user-dirs name it."""
    home = Path.home()
    settings = home / ".config" / "user-dirs.dirs"
    text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    named = re.search(r'^XDG_DESKTOP_DIR="\$HOME/([^"$]+)"', text, re.MULTILINE)
    return home / (named[1] if named else "Desktop")


def _check(
    host: str | None,
    proxy: str | None,
    proxy_user: str | None,
    origin: str | None,
    *,
    public: bool,
    read_only: bool,
) -> None:
    """Refuse what would let others in who are not meant, or write from nobody knows where."""
    if bool(proxy) != bool(proxy_user):
        raise Misuse("web.half-a-proxy")
    if host is None and (proxy or public or origin):
        raise Misuse("web.host-needed")
    if host is not None and not (proxy or public):
        raise Misuse("web.host-open")
    if public and (proxy or not read_only):
        raise Misuse("web.public-alone")
    if host is not None and not read_only and not origin:
        raise Misuse("web.origin-needed")


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
