"""``caich serve``: the plan's pages in a browser, on this machine."""

import sys
from typing import Annotated

import typer

from caichcli.cli import options, refusals, session
from caichcli.cli.usage import UNREADABLE
from caichcli.language.messages import say
from caichcli.services.errors import require
from caichcli.services.workspaces import locate

LOOPBACK = "127.0.0.1"


def command(
    port: Annotated[int, typer.Option("--port", metavar="port")] = 0,
    read_only: Annotated[bool, typer.Option("--read-only")] = False,
    commit: Annotated[bool, typer.Option("--commit", help="option.serve_commit")] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser")] = False,
    today: options.Today = None,
    lang: options.Lang = "vi",
) -> int:
    """Answer browsers until Ctrl+C."""
    here = session.start(lang, today)
    require("web", "starlette", "uvicorn", "python_multipart", "jinja2")
    locate(here, None)
    from caichcli.cli import accident
    from caichcli.web import server
    from caichcli.web.access import Access, Keys
    from caichcli.web.visit import House

    try:
        ear = server.listen(LOOPBACK, port)
    except OSError as error:
        print(say(here.lang, "web.port", port=port, reason=error.strerror), file=sys.stderr)
        return UNREADABLE
    taken = ear.getsockname()[1]
    origins = tuple(f"http://{name}:{taken}" for name in (LOOPBACK, "localhost"))
    house = House(
        here,
        Access(origins, read_only=read_only),
        (lambda: here.today) if today else session.today,
        refusals.words,
        lambda error, lang: _tell(accident.words(error, ["serve"], lang)),
        commit=commit,
    )
    keys = Keys()

    def ready() -> None:
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


def _tell(words: str) -> None:
    print(words, file=sys.stderr)
