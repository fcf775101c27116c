"""A child process at work: what it gets, what ends it, and that it does not outlive its parent."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from caichcli.files.disk.worker import (
    MEGABYTE,
    Bounds,
    Ended,
    Measure,
    Usage,
    Worker,
    excess,
    measured,
)
from tests.processes import ends

SMALL = Bounds(seconds=0.3, memory=300 * MEGABYTE, large=MEGABYTE, patience=100)
ENDLESS = "sum(0 for _ in iter(int, 1))"
# Two lists of 2 to the 40th numbers: while they are compared Python hears of nothing.
_LISTS = "__import__('functools').reduce(lambda x, _: [x, x], range(40), [0])"
COMPARED = f"{_LISTS} == {_LISTS}"


def bounds_for(reason: str) -> Bounds:
    """Bounds of which no other is passed before, on a machine of any speed."""
    return SMALL if reason == "slow" else msgspec.structs.replace(SMALL, seconds=20)


def python(text: str) -> Callable[[], object]:
    """Work that a template could never do: the text is evaluated."""
    return partial(eval, text)


def answer(text: str, bounds: Bounds = SMALL, measure: Measure | None = None) -> Any:
    """What a child of its own answers."""
    with Worker(measure=measure) as worker:
        content = worker.ask(python(text), bounds)
    return content if isinstance(content, Ended) else msgspec.msgpack.decode(content)


def test_one_child_does_one_piece_after_another() -> None:
    with Worker() as worker:
        pids = {worker.ask(python("__import__('os').getpid()"), SMALL) for _ in range(3)}
        assert len(pids) == 1
        assert msgspec.msgpack.encode(os.getpid()) not in pids
        twice = [worker.ask(python("'đ' * 2"), SMALL), worker.ask(python("b'\\xff'"), SMALL)]
    assert [msgspec.msgpack.decode(each) for each in twice if isinstance(each, bytes)] == [
        "đđ",
        b"\xff",
    ]


def test_what_was_sent_is_not_sent_again() -> None:
    data = list(range(100_000))
    with Worker() as worker:
        assert worker.ask(partial(len, data), SMALL) == msgspec.msgpack.encode(len(data))
        first = worker._letter.tell()
        assert worker.ask(partial(len, data), SMALL) == msgspec.msgpack.encode(len(data))
        assert worker._letter.tell() < 100 < first


@pytest.mark.parametrize(
    ("work", "ended"),
    [
        (ENDLESS, Ended("slow")),
        (COMPARED, Ended("slow")),
        ("'a' * 10 ** 9", Ended("memory")),
        ("[[0] * 10 ** 6 for _ in range(10 ** 6)]", Ended("memory")),
        ("'a' * 2_000_000", Ended("large")),
        ("__import__('os').abort()", Ended("ended", "SIGABRT")),
        ("__import__('os')._exit(7)", Ended("ended", "7")),
        ("__import__('os').kill(__import__('os').getpid(), 9)", Ended("ended", "SIGKILL")),
        ("1 / 0", Ended("ended", "1")),
        ("object()", Ended("ended", "1")),
    ],
)
def test_what_ends_it(work: str, ended: Ended) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert answer(work, bounds_for(ended.reason)) == ended
    # Of the processor's time; a child that hears nothing has a second or two more.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 4


def test_what_it_may_take_grows_with_what_it_is_about() -> None:
    bounds = Bounds(seconds=1, memory=2, large=3, seconds_more=10, memory_more=20)
    assert bounds.of(0) == Usage(1, 2)
    assert bounds.of(MEGABYTE * 3 // 2) == Usage(16, 32)


def test_a_small_piece_after_a_large_one_may_take_as_much() -> None:
    """What came before is in the child's memory still."""
    bounds = msgspec.structs.replace(SMALL, memory=100 * MEGABYTE, memory_more=100 * MEGABYTE)
    with Worker() as worker:
        ask = python("len('a' * 200_000_000)")
        assert worker.ask(ask, bounds) == Ended("memory")
        assert isinstance(worker.ask(partial(len, "a" * 2 * MEGABYTE), bounds), bytes)
        assert isinstance(worker.ask(ask, bounds), bytes)


def test_it_gets_nothing_but_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "bí mật")
    names = set(answer("list(__import__('os').environ)"))
    assert names <= {"HOME", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "LC_CTYPE"}
    with Path("/dev/null").open("rb") as other:
        os.set_inheritable(other.fileno(), True)
        # Its three, its own way to answer, and the folder that is being listed.
        assert len(answer("__import__('os').listdir('/proc/self/fd')")) == 5


def test_what_a_library_prints_is_no_answer() -> None:
    assert answer("print('in ra') or 'trả lời'") == "trả lời"


def test_it_looks_for_modules_where_this_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    path = [*sys.path, "/không có", ""]
    monkeypatch.setattr(sys, "path", path)
    assert answer("__import__('sys').path") == path[:-1]
    assert answer("__import__('sys').flags.no_site") == 1


def test_what_it_will_want_is_there_before_its_work() -> None:
    loaded = python("[name in __import__('sys').modules for name in ('colorsys', 'wave')]")
    with Worker(ahead=("colorsys", "wave")) as worker:
        assert worker.ask(loaded, SMALL) == msgspec.msgpack.encode([True, True])
    assert answer("'colorsys' in __import__('sys').modules") is False


NOTHING, ALLOWED = Usage(0, 0), Usage(2, 100)


@pytest.mark.parametrize(
    ("taken", "before", "reason"),
    [
        (NOTHING, NOTHING, None),
        (Usage(2, 100), NOTHING, None),
        (Usage(2.1, 0), NOTHING, "slow"),
        (Usage(9, 0), Usage(7, 0), None),
        (Usage(9.1, 0), Usage(7, 0), "slow"),
        (Usage(0, 101), NOTHING, "memory"),
        (Usage(0, 101), Usage(0, 101), "memory"),
        (Usage(3, 101), NOTHING, "memory"),
    ],
)
def test_when_a_watched_child_has_had_enough(
    taken: Usage, before: Usage, reason: str | None
) -> None:
    assert excess(taken, before, ALLOWED) == reason


def test_what_a_process_has_taken_is_measured() -> None:
    own = measured(os.getpid())
    spent = time.process_time()
    assert 0 < own.seconds <= spent + 0.02
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert MEGABYTE < own.memory <= peak + MEGABYTE  # the system counts pages now and then
    gone = subprocess.Popen([sys.executable, "-S", "-c", ""])
    gone.wait()
    assert measured(gone.pid) == NOTHING


# The child takes off what the system holds it to: as where there is no such thing.
_FREE = (
    "[r := __import__('resource'), r.setrlimit(r.RLIMIT_AS, (-1, -1)),"
    " r.setrlimit(r.RLIMIT_CPU, (-1, -1)), __import__('signal').setitimer(2, 0), {work}]"
)


@pytest.mark.parametrize(
    ("work", "reason"),
    [(COMPARED, "slow"), ("[bytearray(MB) for _ in iter(int, 1)]", "memory")],
)
def test_a_watching_parent_ends_what_the_system_does_not(work: str, reason: str) -> None:
    text = _FREE.format(work=work.replace("MB", str(MEGABYTE)))
    ended = answer(text, bounds_for(reason), measured)
    assert isinstance(ended, Ended)
    assert ended.reason == reason


def test_one_who_waits_in_vain_waits_no_longer() -> None:
    """Where neither the system nor a look at the child tells anything: by the clock."""
    bounds = msgspec.structs.replace(SMALL, patience=1)
    assert answer("__import__('time').sleep(1_000)", bounds) == Ended("slow")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_none_is_left_behind() -> None:
    with Worker() as worker:
        pid = worker._process.pid
        assert alive(pid)
    assert not alive(pid)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_an_idle_child_ends_with_its_parent(ending: signal.Signals) -> None:
    program = (
        "import time\nfrom caichcli.files.disk.worker import Worker\n"
        "with Worker() as worker:\n    print(worker._process.pid, flush=True)\n    time.sleep(99)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.send_signal(ending)
    assert ends(pid)
