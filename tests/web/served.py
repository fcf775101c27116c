"""``caich serve`` as it runs: a process of its own on loopback, and clients that speak to it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from html import unescape
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct, field

EXAMPLE = Path(__file__).parents[2] / "examples" / "tinh-minh-hoa"
PLAN = "minh-hoa-2020"
TODAY = "2020-12-31"  # the last day of the example's plan
TIMEOUT = 60  # seconds; a busy machine answers late
FORM = "application/x-www-form-urlencoded"


class Answer(Struct):
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """What a person reads of a page: its main part without markup, blanks squeezed."""
        main = re.search(r"<main.*?</main>", self.text, re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0] if main else "")).split())

    def field(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, self.words
        return unescape(found[1])


class Client(Struct):
    """A plain client: it sends what it is told to, and nothing by itself."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str | None
    ) -> Answer:
        """Send a request; a header given as None is left out."""
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {**self.headers, **wanted}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.putrequest(method, path, skip_host="Host" in sent)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str | None) -> Answer:
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, values: Mapping[str, Any], **headers: str | None) -> Answer:
        form = urlencode(values, doseq=True).encode()
        return self.ask("POST", path, form, Content_Type=FORM, **headers)

    def chunked(self, path: str, pieces: Iterable[bytes], **headers: str) -> Answer:
        """Send a body that does not say how long it is, as long as somebody takes it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        wanted = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.putrequest("POST", path)
            for name, value in {**self.headers, **wanted}.items():
                connection.putheader(name, value)
            connection.putheader("Transfer-Encoding", "chunked")
            connection.endheaders()
            with suppress(ConnectionError):
                for piece in (*pieces, b""):
                    connection.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def page(self, *steps: str, query: str = "") -> Answer:
        """A page of the example's plan."""
        return self.get("/".join((f"/plan/{PLAN}", *steps)) + (f"?{query}" if query else ""))


class Served(Struct):
    """A server that runs, its folder, and the address that was printed."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def origin(self) -> str:
        return self.address.partition("/enter")[0]

    @property
    def port(self) -> int:
        return int(self.origin.rpartition(":")[2])

    def stranger(self) -> Client:
        """A client that knows no secret."""
        return Client(self.port)

    def visitor(self) -> Client:
        """A client that came in by the address, as a browser would send what it sends."""
        answer = self.stranger().get(self.address.removeprefix(self.origin))
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return Client(self.port, {"Cookie": cookie, "Origin": self.origin})


@contextmanager
def serving(folder: Path, *options: str, today: str = TODAY) -> Iterator[Served]:
    """Run ``caich serve`` in a folder until the end."""
    command = (sys.executable, "-m", "caichcli", "serve", "--no-browser", "--today", today)
    process = subprocess.Popen(
        (*command, *options),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(folder / ".cache")},
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        if port := re.search(r"cổng (\d+)", first):  # for a proxy or the public: no secret
            yield Served(folder, f"http://127.0.0.1:{port[1]}/enter", process)
            return
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address, first
        yield Served(folder, address[0], process)
    finally:
        process.terminate()
        process.communicate(timeout=TIMEOUT)


def example(folder: Path) -> Path:
    """A copy of the example's workspace."""
    return shutil.copytree(EXAMPLE, folder)


def nameless(text: str) -> str:
    """What a command says without the names by which entries of the log are typed."""
    return re.sub(r"\b\d{4}-\d\d-\d\d#\d+(?:/\d+)?(?:; )?", "", text)


def written(client: Client, path: str, values: Mapping[str, Any]) -> Answer:
    """What is answered when a form is looked at and then confirmed as it stands."""
    look = client.post(path, {**values, "step": "look"})
    confirmed = {
        **values,
        "step": "write",
        "once": look.field("once"),
        "text_version": look.field("text_version"),
    }
    return client.post(path, confirmed)


def lines_added(before: str, after: str) -> Sequence[str]:
    """The lines of a text that another has not."""
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]


def sent(client: Client, path: str, files: dict[str, bytes], **values: str) -> Answer:
    """Send files as a browser sends a form with them."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {"step": "look", **values}.items()
    ]
    for name, content in files.items():
        head = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    body = b"".join((*parts, b"--x--\r\n"))
    return client.ask("POST", path, body, Content_Type="multipart/form-data; boundary=x")
