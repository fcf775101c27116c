"""The outputs of the process: there, whatever the caller left of them, and what of them was lost.

Work that is done must not look undone because its receipt could not be printed: from
``work_done`` on a loss is told, and nothing breaks off.
"""

import io
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from msgspec import Struct

STANDARD = "-"  # the standard output, in place of a file


class _State(Struct):
    work_done: bool = False
    lost: OSError | None = None


_STATE = _State()


def provide() -> None:
    """Give the process both outputs, in UTF-8 whatever the console's code page.

    Where one is closed, as for a service or ``>&-``, what is printed goes nowhere; its
    number must not be taken by a file. A lone surrogate is printed escaped.
    """
    if sys.stdout is None or sys.stderr is None:
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(number)
    sys.stdout = _output(sys.stdout, errors_matter=True)
    sys.stderr = _output(sys.stderr, errors_matter=False)


def work_done() -> None:
    """Note that what the command was asked for is on the disk."""
    _STATE.work_done = True


def loss() -> OSError | None:
    """Return why something printed was lost, if it was."""
    return _STATE.lost


def is_work_done() -> bool:
    """Tell whether what the command was asked for is on the disk."""
    return _STATE.work_done


def _output(stream: TextIO | None, *, errors_matter: bool) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    outlet: Any = _Outlet(stream.buffer, errors_matter=errors_matter)
    return io.TextIOWrapper(
        io.BufferedWriter(outlet),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
    )


class _Outlet(io.RawIOBase):
    """An output that goes on where nothing more can be written, and notes why."""

    def __init__(self, target: io.BufferedIOBase, *, errors_matter: bool) -> None:
        self._target = target
        self._errors_matter = errors_matter

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._target.isatty()

    def fileno(self) -> int:
        return self._target.fileno()

    def write(self, data: Any) -> int:
        try:
            self._target.write(data)
            self._target.flush()
        except OSError as error:
            if not self._errors_matter:
                return len(data)
            if isinstance(error, BrokenPipeError) and not _STATE.work_done:
                raise  # a reader that went away wants no more
            _STATE.lost = _STATE.lost or error
        return len(data)
