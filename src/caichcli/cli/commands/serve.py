"""``caich serve``: the plan's pages in a browser, on this machine."""

from typing import Annotated

import typer

from caichcli.cli import options, serving, session
from caichcli.cli.serving import Door
from caichcli.services.errors import require
from caichcli.services.location import locate


def command(
    port: Annotated[int, typer.Option("--port", metavar="port", min=0, max=65535)] = 0,
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
    door = Door(host, port, read_only, public, proxy, proxy_user, origin)
    serving.check(door)
    if shortcut:
        return serving.put_shortcut(here)
    require("web", "starlette", "uvicorn", "python_multipart", "jinja2")
    locate(here, None)
    clock = (lambda: here.today) if today else session.today
    return serving.run(here, door, clock, commit=commit, browser=not no_browser)
