"""``python -m bench.faces``: caich's pages beside fava's, on as many entries, as a browser asks.

Each server runs as its users start it; what is asked of one is asked of the other: the first page
from the start of the process, a table filtered by words, an entry recorded and the overview
after it, requests one after the other; and the most memory that the process took. fava reads the
whole ledger anew after an entry; caich says the version of its files, as a page that is open asks.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from msgspec import Struct

from bench import rivals
from bench.contests import BIG, Places

ROUNDS, REQUESTS = 5, 100
TODAY = "2020-12-31"
PORT = 5987  # of fava, which takes no free one by itself
PATIENCE = 120  # seconds until a server answers
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser(Struct):
    """A client with the cookies of one server."""

    port: int
    cookie: str = ""

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        own = {"Cookie": self.cookie} if self.cookie else {}
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {**own, **names})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, dict(answer.getheaders()), text


class Face(Struct):
    """A server that runs: what is asked of it, and how an entry is recorded."""

    name: str
    process: subprocess.Popen[str]
    first: float
    overview: Callable[[], object]
    table: Callable[[], object]
    record: Callable[[int], object]

    def memory(self) -> float:
        """The most that the process held, in megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1000


@contextmanager
def ours(at: Places) -> Iterator[Face]:
    """``caich serve`` on a plan of as many tasks."""
    folder = at.plan(BIG)
    words = (str(at.caich / "caich"), "serve", "--no-browser", "--today", TODAY)
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    origin = next(
        match for line in process.stdout if (match := re.search(r"127\.0\.0\.1:(\d+)(/\S+)", line))
    )
    browser = Browser(int(origin[1]))
    _, headers, _ = browser.ask(origin[2])
    browser.cookie = headers["set-cookie"].partition(";")[0]
    _, headers, _ = browser.ask("/")
    plan = headers["location"]
    browser.ask(plan)
    first = time.perf_counter() - began
    _, _, listed = browser.ask(f"{plan}/tasks")
    tasks = list(dict.fromkeys(re.findall(r'/tasks/([IVX]+\.\d+)"', listed)))
    site = f"http://127.0.0.1:{browser.port}"

    def record(number: int) -> None:
        task = f"{plan}/tasks/{tasks[number]}/report"
        values = {"note": f"Đã họp lần {number}", "date": TODAY}
        _, _, page = browser.ask(
            task, "POST", urlencode({**values, "step": "look"}).encode(), Origin=site, **FORM
        )
        hidden = dict(re.findall(r'name="(once|text_version)" value="([^"]*)"', page))
        body = urlencode({**values, **hidden, "step": "write"}).encode()
        status, _, said = browser.ask(task, "POST", body, Origin=site, **FORM)
        assert status in (200, 303), said

    def asked(path: str) -> Callable[[], object]:
        return lambda: browser.ask(plan + path)

    try:
        yield Face("caich", process, first, asked(""), asked("/tasks?search=thu+tuc"), record)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def fava(at: Places) -> Iterator[Face]:
    """fava on a ledger of as many entries."""
    ledger = at.work / "served.beancount"
    rivals.ledger(ledger, BIG)
    words = (str(at.peers / "fava"), "--port", str(PORT), str(ledger))
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=at.work, stderr=subprocess.DEVNULL, text=True)
    browser = Browser(PORT)
    _until_it_answers(browser)
    first = time.perf_counter() - began

    def record(number: int) -> None:
        entry = {
            "t": "Note",
            "date": TODAY,
            "account": "Assets:CoQuan01",
            "comment": f"Đã họp lần {number}",
            "meta": {},
        }
        body = json.dumps({"entries": [entry]}).encode()
        status, _, said = browser.ask(
            "/beancount/api/add_entries", "PUT", body, Content_Type="application/json"
        )
        assert status == 200, said

    def asked(path: str) -> Callable[[], object]:
        return lambda: browser.ask(f"/beancount/{path}")

    overview = asked("api/income_statement?interval=month")
    table = asked("api/journal?filter=%22th%E1%BB%A7%20t%E1%BB%A5c%22")
    try:
        yield Face("fava", process, first, overview, table, record)
    finally:
        process.terminate()
        process.wait()


def _until_it_answers(browser: Browser) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            status, headers, _ = browser.ask("/")
            while status in (302, 303, 308):
                status, headers, _ = browser.ask(headers["Location"])
        except (OSError, HTTPException):
            time.sleep(0.02)
            continue
        return
    raise SystemExit("fava does not answer")


def seconds(do: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def measured(face: Face) -> dict[str, float]:
    """What a server takes: seconds, but for requests a second and megabytes."""
    face.overview()
    tables = [seconds(face.table) for _ in range(ROUNDS)]
    records, after = [], []
    for number in range(ROUNDS):
        records.append(seconds(lambda number=number: face.record(number)))  # type: ignore[misc]  # mypy knows no default of a lambda
        after.append(seconds(face.overview))
    whole = seconds(lambda: [face.overview() for _ in range(REQUESTS)])
    return {
        "first page, s": face.first,
        "filtered table, s": statistics.median(tables),
        "entry recorded, s": statistics.median(records),
        "overview after it, s": statistics.median(after),
        "overviews a second": REQUESTS / whole,
        "memory, MB": face.memory(),
    }


def main() -> int:
    """Run both and print them side by side; without fava, caich alone, and say so."""
    parser = argparse.ArgumentParser(prog="python -m bench.faces", description=__doc__)
    parser.add_argument("--caich", type=Path, required=True, help="bin folder with caich[web]")
    parser.add_argument("--peers", type=Path, required=True, help="bin folder with fava")
    parser.add_argument("--work", type=Path, default=Path("build/bench/work"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    at = Places(Path.cwd(), asked.work.absolute(), asked.caich.absolute(), asked.peers.absolute())
    faces = [ours, fava] if os.access(at.peers / "fava", os.X_OK) else [ours]
    if len(faces) == 1:
        print(f"no fava in {at.peers}: caich alone", file=sys.stderr)
    results = []
    for open_ in faces:
        with open_(at) as face:
            results.append((face.name, measured(face)))
    print(f"{BIG} entries".ljust(24) + "".join(name.rjust(12) for name, _ in results))
    for row in results[0][1]:
        print(row.ljust(24) + "".join(f"{each[row]:12.3f}" for _, each in results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
