"""The pages of a workspace served: which door is open, what is printed, what opens the browser."""

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from caichcli.cli.usage import UNREADABLE, Misuse
from caichcli.language.messages import say
from caichcli.language.wording import Language
from caichcli.services import shortcuts
from caichcli.services.session import Session

if TYPE_CHECKING:
    from caichcli.services.errors import Refusal
    from caichcli.services.reporting.verification import PaperClaim, Verification

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
SYSTEMS: dict[str, shortcuts.System] = {"win32": "windows", "darwin": "macos"}


class Door(Struct, frozen=True):
    """Where the server is to listen, and whom it is to let in, as the options say."""

    host: str | None
    port: int
    read_only: bool
    public: bool
    proxy: str | None
    proxy_user: str | None
    origin: str | None


def check(door: Door) -> None:
    """Refuse what would let others in who are not meant, or write from nobody knows where."""
    if bool(door.proxy) != bool(door.proxy_user):
        raise Misuse("web.half-a-proxy")
    if door.host is None and (door.proxy or door.public or door.origin):
        raise Misuse("web.host-needed")
    if door.host is not None and not (door.proxy or door.public):
        raise Misuse("web.host-open")
    if door.public and (door.proxy or not door.read_only):
        raise Misuse("web.public-alone")
    if door.host is not None and not door.read_only and not door.origin:
        raise Misuse("web.origin-needed")


def run(
    here: Session, door: Door, today: Callable[[], dt.date], *, commit: bool, browser: bool
) -> int:
    """Serve the workspace until the process is asked to stop."""
    from caichcli.cli import accident
    from caichcli.web import server
    from caichcli.web.access import Access, Proxy, RunKeys
    from caichcli.web.visit import House

    try:
        ear = server.listen(door.host or LOOPBACK, door.port)
    except OSError as error:
        words = say(here.lang, "web.port", port=door.port, reason=error.strerror)
        print(words, file=sys.stderr)
        return UNREADABLE
    port = ear.getsockname()[1]
    own = () if door.host else tuple(f"http://{name}:{port}" for name in NAMES)
    origins = (door.origin.rstrip("/"),) if door.origin else own
    proxy = Proxy(door.proxy, door.proxy_user) if door.proxy and door.proxy_user else None
    access = Access(origins, door.read_only, door.public, proxy)
    house = House(
        here,
        access,
        today,
        _words,
        _paper_words,
        lambda error, lang: print(accident.words(error, ["serve"], lang), file=sys.stderr),
        commit=commit,
    )
    keys = RunKeys()

    def ready() -> None:
        if door.host:
            print(say(here.lang, "web.listening", host=door.host, port=port), flush=True)
        else:
            _tell(here, origins[0], keys.printed)
            if browser:
                import webbrowser

                webbrowser.open(_entrance(origins[0], keys.once))

    server.run(house, ear, keys, ready)
    return 0


def _words(refusal: "Refusal", lang: Language) -> str:
    """A refusal in words; what says them is loaded when there is one."""
    from caichcli.cli import refusals

    return refusals.words(refusal, lang)


def _paper_words(
    name: str, claim: "PaperClaim", verification: "Verification", lang: Language
) -> Iterable[str]:
    """What was found of a paper, as ``verify`` says it; loaded when somebody drops one."""
    from caichcli.cli import verifying

    return verifying.lines(name, claim, verification, lang)


def _tell(here: Session, origin: str, key: str) -> None:
    """Print where the pages are."""
    print(say(here.lang, "web.opened", origin=origin))
    print(say(here.lang, "web.address", address=_entrance(origin, key)))
    print(say(here.lang, "web.stop"), flush=True)


def _entrance(origin: str, key: str) -> str:
    return f"{origin}/enter?key={key}"


def put_shortcut(here: Session) -> int:
    """Put a starter on the desktop of whoever runs the command."""
    command = (sys.executable, "-m", "caichcli", "serve", "--lang", here.lang)
    system = SYSTEMS.get(sys.platform, "linux")
    path = shortcuts.write(here, _desktop(), command, system)
    print(say(here.lang, "web.shortcut", path=path))
    return 0


def _desktop() -> Path:
    """The folder of what lies on the desktop, as freedesktop.org's user-dirs name it."""
    home = Path.home()
    settings = home / ".config" / "user-dirs.dirs"
    text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    setting = re.search(r'^XDG_DESKTOP_DIR="\$HOME/([^"$]+)"', text, re.MULTILINE)
    return home / (setting[1] if setting else "Desktop")
