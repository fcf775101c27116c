"""Nothing is lost: the faults are real. CAICH_LONG=1 runs them by the hundred.

After each the file is the old one or the new one, whole, and every update whose
writer was told that it is saved stands in it exactly once.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from caichcli.files.disk import locks
from caichcli.files.disk.locks import Held
from caichcli.files.disk.writes import WriteFault
from caichcli.files.yaml import reader

LONG = bool(os.environ.get("CAICH_LONG"))
KILLS = 400 if LONG else 30
WRITERS = 16
UPDATES = 63 if LONG else 6  # of each writer
NOBODY = 65534
GROUP, AN, BINH = 4000, 4001, 4002  # a group of two users

PLAN = "tasks:\n  - id: I.1\n    updates:\n      - {note: đầu}\n  - id: I.2\n".encode()

# Appends to the log what it is told, and says of each update when it is saved.
WRITER = """
import sys
from pathlib import Path
from caichcli.files.yaml import editor, reader
from caichcli.files.disk import locks, workspace
from caichcli.files.yaml.edits import Append

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    update = Append(("tasks", 0, "updates"), {"note": f"{name}-{number}"})
    with locks.locked(path, patience=300) as held:
        old = workspace.read(path)
        edited = editor.apply(reader.load(old, path.name), [update])
        refused = locks.replace(held, old, edited.document.text.encode())
    print(refused or f"{name}-{number}", flush=True)
"""

HOLDER = """
import os, sys
from pathlib import Path
from caichcli.files.disk import locks

if sys.argv[2:]:
    user, group, mask = map(int, sys.argv[2:])
    os.umask(mask)
    os.setgroups([group])
    os.setgid(user)
    os.setuid(user)
with locks.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

# Saves as a user without privileges, with files no larger than a limit if there is one.
STRANGER = """
import os, resource, sys
from pathlib import Path
from caichcli.files.disk import locks

path, user, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if user:
    os.setgroups([int(group) for group in sys.argv[4:]])
    os.setgid(user)
    os.setuid(user)
old = path.read_bytes()
print(getattr(locks.save(path, old, old + b"# " + b"x" * 4096), "reason", "saved"))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "2020.yaml"
    path.write_bytes(PLAN)
    return path


@pytest.fixture
def public() -> Iterator[Path]:
    """A plan in a folder that every user may reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "2020.yaml"
        path.write_bytes(PLAN)
        path.chmod(0o666)
        yield path
        Path(folder).chmod(0o777)


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8")


def kill(process: subprocess.Popen[str]) -> str:
    """Kill a process by what cannot be caught, and give what it said that was not read yet."""
    with process:
        process.send_signal(signal.SIGKILL)
        return process.stdout.read() if process.stdout else ""


def save_as(user: int, path: Path, limit: int = 0, groups: tuple[int, ...] = ()) -> str:
    stranger = start(STRANGER, path, user if os.getuid() == 0 else 0, limit, *groups)
    return stranger.communicate()[0].strip()


def log(path: Path) -> list[str]:
    """The notes of the log of a plan that is whole: nothing is wrong in it, and it has its end."""
    document = reader.load(path.read_bytes(), path.name)
    assert document.findings == ()
    assert isinstance(document.data, dict)
    first, second = document.data["tasks"]
    assert second == {"id": "I.2"}
    return [update["note"] for update in first["updates"]]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_saved(plan: Path) -> None:
    assert locks.save(plan, PLAN, b"new") is None
    assert plan.read_bytes() == b"new"
    assert names(plan.parent) == ["2020.yaml"]


def test_killed_at_any_moment(plan: Path) -> None:
    random = Random(1)
    for run in range(KILLS):
        if run % 30 == 0:  # a short log is saved sooner
            plan.write_bytes(PLAN)
            promises = ["đầu"]
        process = start(WRITER, plan, run, 1000)
        assert process.stdout
        promises += (process.stdout.readline().strip() for _ in range(random.randint(1, 4)))
        time.sleep(random.uniform(0, 0.01))  # an update takes a few milliseconds
        promises += kill(process).split()
        entries = log(plan)
        # The last one may be in the file though its writer was killed before it could say so.
        assert entries[: len(promises)] == promises
        assert len(entries) <= len(promises) + 1
        promises = entries
    assert locks.save(plan, old := plan.read_bytes(), old) is None
    assert names(plan.parent) == ["2020.yaml"]


def test_sixteen_writers_at_once(plan: Path) -> None:
    writers = [start(WRITER, plan, name, UPDATES) for name in range(WRITERS)]
    promises = [writer.communicate()[0].split() for writer in writers]
    assert promises == [
        [f"{name}-{number}" for number in range(UPDATES)] for name in range(WRITERS)
    ]
    entries = log(plan)
    assert sorted(entries) == sorted(["đầu", *(update for each in promises for update in each)])
    for each in promises:  # in each writer's order
        assert [update for update in entries if update in set(each)] == each
    assert names(plan.parent) == ["2020.yaml"]


def test_some_of_sixteen_writers_killed(plan: Path) -> None:
    random = Random(2)
    writers = [start(WRITER, plan, name, UPDATES) for name in range(WRITERS)]
    victims = writers[::2]
    promises = []
    for writer in victims:
        assert writer.stdout
        first = writer.stdout.readline() if random.random() < 0.5 else ""
        promises += [*first.split(), *kill(writer).split()]
    for writer in writers[1::2]:
        promises += writer.communicate()[0].split()
    entries = log(plan)
    assert len(entries) == len(set(entries))
    assert set(promises) <= set(entries)
    assert len(entries) <= 1 + len(promises) + len(victims)


def test_the_holder_of_the_lock_is_killed(plan: Path) -> None:
    holder = hold(plan)
    with locks.locked(plan, patience=0.05) as lock:
        assert lock == WriteFault(plan, "locked", plan.parent / ".2020.yaml.lock")
    kill(holder)
    assert names(plan.parent) == [".2020.yaml.lock", "2020.yaml"]
    assert locks.save(plan, PLAN, b"new") is None
    assert names(plan.parent) == ["2020.yaml"]


def hold(plan: Path, *arguments: object) -> subprocess.Popen[str]:
    """Somebody who has the lock of a plan and keeps it."""
    holder = start(HOLDER, plan, *arguments)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_who_waits_is_woken_and_looks_at_no_clock(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = hold(plan)
    before = set(threading.enumerate())
    with monkeypatch.context() as patches, ThreadPoolExecutor() as pool:
        patches.setattr(time, "sleep", lambda _: pytest.fail("it polls"))
        writer = pool.submit(locks.save, plan, PLAN, b"new")
        while len({*threading.enumerate()} - before) < 2:  # the writer's, and the one that waits
            assert not writer.done()
        kill(holder)
        assert writer.result() is None
    assert names(plan.parent) == ["2020.yaml"]


def test_who_gives_up_waiting_keeps_nobody_out(plan: Path) -> None:
    holder = hold(plan)
    for _ in range(3):
        with locks.locked(plan, patience=0.01) as lock:
            assert isinstance(lock, WriteFault)
    kill(holder)
    assert locks.save(plan, PLAN, b"new") is None


@pytest.fixture
def shared(public: Path) -> Path:
    """A plan that a group of users has together, in a folder of the group."""
    if os.getuid() != 0:
        pytest.skip("only root is several users")
    os.chown(public.parent, 0, GROUP)
    os.chown(public, AN, GROUP)
    public.parent.chmod(0o770)
    public.chmod(0o664)
    return public


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_lock_left_in_a_shared_folder_keeps_nobody_out(shared: Path, mask: int) -> None:
    kill(hold(shared, AN, GROUP, mask))
    assert names(shared.parent) == [".2020.yaml.lock", "2020.yaml"]
    assert save_as(BINH, shared, 0, (GROUP,)) == "saved"
    assert names(shared.parent) == ["2020.yaml"]


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_lock_that_is_held_in_a_shared_folder_is_waited_for(shared: Path, mask: int) -> None:
    holder = hold(shared, AN, GROUP, mask)
    other = start(STRANGER, shared, BINH, 0, GROUP)
    with pytest.raises(subprocess.TimeoutExpired):
        other.wait(0.3)
    kill(holder)
    assert other.communicate()[0] == "saved\n"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_lock_that_others_may_not_open_is_taken_away(shared: Path, mode: int) -> None:
    lock = shared.parent / ".2020.yaml.lock"
    lock.touch()
    lock.chmod(mode)
    os.chown(lock, AN, AN)
    assert save_as(BINH, shared, 0, (GROUP,)) == "saved"
    assert names(shared.parent) == ["2020.yaml"]


def test_a_lock_that_nobody_else_may_remove_is_told_of(shared: Path) -> None:
    lock = shared.parent / ".2020.yaml.lock"
    lock.touch(0o600)
    lock.chmod(0o600)
    os.chown(lock, AN, AN)
    os.chown(shared.parent, AN, GROUP)
    shared.parent.chmod(0o1770)
    assert save_as(BINH, shared, 0, (GROUP,)) == "locked"


def test_a_lock_that_was_taken_away_protects_nothing(plan: Path) -> None:
    with locks.locked(plan) as lock:
        assert isinstance(lock, Held)
        (plan.parent / ".2020.yaml.lock").unlink()
        with locks.locked(plan) as other:
            assert isinstance(other, Held)
            assert locks.replace(lock, PLAN, b"ours") == WriteFault(plan, "changed-meanwhile")
            assert locks.replace(other, PLAN, b"theirs") is None
    assert plan.read_bytes() == b"theirs"


def test_an_editor_saves_in_between(plan: Path) -> None:
    theirs = PLAN + b"# theirs\n"
    with locks.locked(plan) as lock:
        assert isinstance(lock, Held)
        plan.write_bytes(theirs)
        assert locks.replace(lock, PLAN, b"ours") == WriteFault(plan, "changed-meanwhile")
    (plan.parent / "new").write_bytes(PLAN + b"# others\n")
    (plan.parent / "new").replace(plan)
    assert locks.save(plan, theirs, b"ours") == WriteFault(plan, "changed-meanwhile")
    assert plan.read_bytes() == PLAN + b"# others\n"
    assert names(plan.parent) == ["2020.yaml"]


def test_the_file_was_taken_away(plan: Path) -> None:
    with locks.locked(plan) as lock:
        assert isinstance(lock, Held)
        plan.unlink()
        assert locks.replace(lock, PLAN, b"new") == WriteFault(plan, "changed-meanwhile")
    assert locks.save(plan, PLAN, b"new") == WriteFault(plan, "changed-meanwhile")
    assert names(plan.parent) == []


def test_a_limit_to_the_size_of_files(public: Path) -> None:
    assert save_as(NOBODY, public, limit=2048) == "full"
    assert public.read_bytes() == PLAN
    assert names(public.parent) == ["2020.yaml"]
    assert save_as(NOBODY, public) == "saved"


def test_the_disk_is_full(small_disk: Path) -> None:
    path = small_disk / "2020.yaml"
    old, new = PLAN + b"#" * 20_000 + b"\n", PLAN + b"#" * 30_000 + b"\n"
    path.write_bytes(old)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 24_000)
    assert locks.save(path, old, new) == WriteFault(path, "full")
    assert path.read_bytes() == old
    assert names(small_disk) == ["2020.yaml", "filler"]
    filler.unlink()
    assert locks.save(path, old, new) is None
    assert path.read_bytes() == new


def test_the_disk_is_write_protected(small_disk: Path) -> None:
    path = small_disk / "2020.yaml"
    path.write_bytes(PLAN)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert locks.save(path, PLAN, b"new") == WriteFault(path, "read-only")
    assert path.read_bytes() == PLAN


def test_a_folder_that_may_not_be_written(public: Path) -> None:
    public.parent.chmod(0o555)
    assert save_as(NOBODY, public) == "permission"
    assert public.read_bytes() == PLAN


@pytest.mark.parametrize(("mode", "reason"), [(0o444, "read-only"), (0o644, "permission")])
def test_a_file_that_may_not_be_written(public: Path, mode: int, reason: str) -> None:
    public.chmod(mode)
    if os.getuid() != 0 and mode & 0o200:
        public.chmod(0o464)
    assert save_as(NOBODY, public) == reason
    assert public.read_bytes() == PLAN


def test_a_link_stays_a_link(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(plan)
    with locks.locked(plan) as lock:
        assert isinstance(lock, Held)
        assert lock.target == plan
        # Whichever name it is known by, the file has one lock.
        other = start(WRITER, link, "a", 1)
        assert locks.replace(lock, PLAN, PLAN + b"# 1\n") is None
    assert other.communicate()[0] == "a-0\n"
    assert log(plan) == ["đầu", "a-0"]
    assert link.is_symlink()
    assert names(folder) == ["link.yaml"]


def test_links_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "2020.yaml"
    path.symlink_to(path)
    assert locks.save(path, PLAN, b"new") == WriteFault(path, "system")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o777])
def test_mode_and_owner_are_kept(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    if os.getuid() == 0:
        os.chown(plan, NOBODY, NOBODY)
    before = plan.stat()
    assert locks.save(plan, PLAN, b"new") is None
    after = plan.stat()
    assert after.st_ino != before.st_ino
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )


def test_attributes_are_kept(plan: Path) -> None:
    try:
        os.setxattr(plan, "user.note", b"x")
    except (AttributeError, OSError):
        pytest.skip("files have no attributes here")
    assert locks.save(plan, PLAN, b"new") is None
    assert os.getxattr(plan, "user.note") == b"x"


def test_what_dead_writers_left_is_removed(plan: Path) -> None:
    others = [".2020.yaml.swp", ".2021.yaml.tmp", "2020.yaml"]
    for name in (".caich-0123456789abcdef.tmp", *others[:2]):
        (plan.parent / name).touch()
    assert locks.save(plan, PLAN, b"new") is None
    assert names(plan.parent) == others


@pytest.mark.skipif(os.name == "nt", reason="flock is a lock of Unix")
@pytest.mark.parametrize("number", sorted(locks.NO_LOCKS))
def test_a_drive_without_locks_is_written_to_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """No such drive is at hand: the system's answer is put in its place."""
    import fcntl

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    path = tmp_path / "2026.yaml"
    path.write_bytes(PLAN)
    told: list[Path] = []
    assert locks.save(path, PLAN, b"x: 1\n", told.append) is None
    assert (path.read_bytes(), told) == (b"x: 1\n", [path])
    fault = locks.save(path, PLAN, b"x: 2\n", told.append)
    assert fault == WriteFault(path, "changed-meanwhile")
    assert [one.name for one in tmp_path.iterdir()] == ["2026.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="flock is a lock of Unix")
def test_what_is_no_word_on_locks_stays_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import fcntl

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOMEM, "")

    monkeypatch.setattr(fcntl, "flock", refuse)
    path = tmp_path / "2026.yaml"
    path.write_bytes(PLAN)
    fault = locks.save(path, PLAN, b"x: 1\n")
    assert fault == WriteFault(path, "system")
    assert path.read_bytes() == PLAN
