"""Plans changed by one writer at a time: each waits for its turn, and writes over what it read.

The lock is a hidden file beside the plan, so that it holds between the users of a shared drive.
It is removed afterwards; the system frees it when its holder dies. Some drives know no
locks: there a writer sees only just before it writes whether another was faster.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from caichcli.files.disk import writes
from caichcli.files.disk.writes import WriteFault

PATIENCE = 10.0  # seconds to wait for other writers
# What a drive answers that knows no locks.
NO_LOCKS = frozenset(
    {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL, errno.EIO}
)
RIGHTS = 0o666  # a lock holds no words: it keeps nobody out, whoever left it


class Held(Struct, frozen=True):
    """A file under lock; ``target`` is what is written where ``path`` is a symbolic link.

    ``is_held`` tells whether the lock still is the one that others wait for;
    ``alone`` is False on a drive without locks, where nobody waits.
    """

    path: Path
    target: Path
    is_held: Callable[[], bool]
    alone: bool = True


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[Held | WriteFault]:
    """Hold the lock of a file: what is read and written meanwhile, no other writer comes between.

    Not to be nested for one file.
    """
    with ExitStack() as stack:
        lock: Path | None = None
        answer: Held | WriteFault
        try:
            target = Path(os.path.realpath(path, strict=True))
            lock = target.with_name(f".{target.name}.lock")
            seconds = PATIENCE if patience is None else patience
            is_held = stack.enter_context(_turn(lock, seconds))
            answer = Held(path, target, is_held or (lambda: True), is_held is not None)
        except FileNotFoundError:
            answer = WriteFault(path, "changed-meanwhile")
        except TimeoutError:
            answer = WriteFault(path, "locked", lock)
        except OSError as error:
            shut_out = isinstance(error, PermissionError) and lock and lock.exists()
            answer = WriteFault(path, "locked", lock) if shut_out else writes.fault(path, error)
        yield answer


def save(
    path: Path, old: bytes, new: bytes, unlocked: Callable[[Path], object] = lambda _: None
) -> WriteFault | None:
    """Lock a file and replace its bytes, which must still be ``old``.

    ``unlocked`` hears of a drive without locks.
    """
    with locked(path) as lock:
        if isinstance(lock, WriteFault):
            return lock
        if not lock.alone:
            unlocked(path)
        return replace(lock, old, new)


def replace(lock: Held, old: bytes, new: bytes) -> WriteFault | None:
    """Replace the bytes of a file under lock, if they are still ``old``."""
    if not lock.is_held():
        return WriteFault(lock.path, "changed-meanwhile")
    fault = writes.replace(lock.target, old, new)
    return fault and WriteFault(lock.path, fault.reason)


if sys.platform == "win32":

    @contextmanager
    def _turn(lock: Path, patience: float) -> Iterator[Callable[[], bool] | None]:
        """Hold a lock; raise TimeoutError where others hold it for so many seconds."""
        from filelock import FileLock, Timeout

        turn = FileLock(lock)
        try:
            turn.acquire(timeout=patience)
        except Timeout:
            raise TimeoutError from None
        try:
            yield lambda: True
        finally:
            with suppress(OSError):
                turn.release()

else:
    import fcntl
    import time
    from threading import Event, Lock, Thread

    @contextmanager
    def _turn(lock: Path, patience: float) -> Iterator[Callable[[], bool] | None]:
        """Hold a lock; raise TimeoutError where others hold it for so many seconds.

        None where the drive knows no locks.
        """
        end = time.monotonic() + patience
        try:
            descriptor = _take(_open(lock), end)
            while not _is_at(descriptor, lock):  # whoever held it removed it
                os.close(descriptor)
                descriptor = _take(_open(lock), end)
        except OSError as error:
            if error.errno not in NO_LOCKS:
                raise
            with suppress(OSError):
                lock.unlink()
            yield None
            return
        try:
            yield lambda: _is_at(descriptor, lock)
        finally:
            with suppress(OSError):
                if _is_at(descriptor, lock):
                    lock.unlink()
            os.close(descriptor)

    def _open(lock: Path) -> int:
        """Open a lock, a new one for everybody who gets into the folder."""
        while True:
            try:
                return os.open(lock, os.O_RDWR)
            except FileNotFoundError:
                with suppress(FileExistsError):
                    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL, RIGHTS)
                    with suppress(OSError):  # the mask of new files does not hold for locks
                        os.fchmod(descriptor, RIGHTS)
                    return descriptor
            except PermissionError:
                # Left by something that keeps others out. Who holds it, if anybody does, sees
                # before writing that it is gone.
                lock.unlink(missing_ok=True)

    def _take(descriptor: int, end: float) -> int:
        """Queue with all who opened a lock until it is ours; raise TimeoutError at the end."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            turn, decision = Event(), Lock()

            def queue() -> None:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                if decision.acquire(blocking=False):
                    turn.set()
                else:
                    os.close(descriptor)  # whoever asked for it has given up

            Thread(target=queue, daemon=True).start()
            if not turn.wait(max(0.0, end - time.monotonic())):
                if decision.acquire(blocking=False):
                    raise TimeoutError from None
                turn.wait()
        return descriptor

    def _is_at(descriptor: int, lock: Path) -> bool:
        """Tell whether an open lock is the one that others find."""
        try:
            return os.path.samestat(os.fstat(descriptor), lock.stat())
        except FileNotFoundError:
            return False
