"""The server: a socket of this machine, the secrets of the run, and uvicorn on it."""

import gc
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import uvicorn

from caichcli.services.errors import Refusal
from caichcli.views.listing import Query, listing
from caichcli.web.access import RunKeys
from caichcli.web.app import build, load
from caichcli.web.pages import overview
from caichcli.web.uploads import sweep
from caichcli.web.visit import House

BACKLOG = 128
PATIENCE = 2  # seconds for the browser to ask for its first page


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address; port 0 takes a free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says that it speaks TCP does asyncio send what is written at once.
    ear = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let another program listen beside
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind((host, port))
    except OSError:
        ear.close()
        raise
    ear.listen(BACKLOG)
    return ear


def run(house: House, ear: socket.socket, keys: RunKeys, ready: Callable[[], object]) -> None:
    """Answer requests until the process is asked to stop; ``ready`` is called once it can."""
    cookie = f"caich-{ear.getsockname()[1]}"  # cookies do not know ports: each run has its own
    config = uvicorn.Config(
        build(house, keys, cookie),
        access_log=False,
        log_level="critical",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        ws="none",
    )
    server = _Server(config, ready)
    Thread(target=_warm, args=(house,), daemon=True).start()
    try:
        with _ending(server):
            server.run(sockets=[ear])
    finally:
        house.uploads.remove()


@contextmanager
def _ending(server: uvicorn.Server) -> Iterator[None]:
    """Let the server stop by itself where it is told to end, or its terminal is closed.

    It clears away what it kept. A terminal that it is to outlive (``nohup``) is nothing to it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [signal.SIGTERM, *([] if sys.platform == "win32" else [signal.SIGHUP])]
    own = [name for name in names if signal.getsignal(name) != signal.SIG_IGN]
    former = {name: signal.signal(name, server.handle_exit) for name in own}
    try:
        yield
    finally:
        for name, handler in former.items():
            signal.signal(name, handler)


def _warm(house: House) -> None:
    """Open the plan of today before the first page asks for it; what is wrong that page tells.

    What only later pages need is left until that one was answered. Garbage is looked for from
    then on: a plan of 10,000 tasks is none, and is not looked through again and again.
    """
    try:
        with suppress(Refusal):
            session = house.session_of(house.session.lang)
            question = house.shelf.question(session, None, None)
            overview.parts(house.shelf, question)
            house.answered.wait(PATIENCE)
            listing(question.book, question.day, Query(search=" "))
        load()
        sweep()
    finally:
        gc.freeze()
        gc.enable()


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
