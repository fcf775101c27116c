"""The door to the program: the ``caich`` command and ``python -m caichcli``."""

import errno
import gc
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn


def main() -> NoReturn:
    """Run the command of ``sys.argv`` and leave the process with its exit code."""
    # A process that lives for a tenth of a second pays for collecting and never gains by it.
    gc.disable()
    speak_utf8()
    # Leaving at once skips tearing down modules and objects that nobody will look at again;
    # what was written is flushed before, and the program has no exit handlers.
    os._exit(run_and_flush())


def speak_utf8() -> None:
    """Make both outputs UTF-8 whatever the console's code page; line ends stay the console's.

    A lone surrogate (a byte of an argument that was not UTF-8) is printed escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run_and_flush() -> int:
    """Run the command and write out what it printed; return the exit code.

    A reader that went away (``caich list | head``) is no fault. Output that could not be
    written, on a full disk for one, is: half an answer must not pass for a whole one.
    """
    try:
        from caichcli.cli.main import run

        code = run()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except KeyboardInterrupt:
        return 130
    except SystemExit as leaving:
        # Typer's own way out, with 1, when the pipe closes while a command prints.
        if isinstance(leaving.__context__, BrokenPipeError):
            return 0
        raise
    except OSError as error:
        # Windows says EINVAL of a closed pipe.
        if error.errno in {errno.EPIPE, errno.EINVAL}:
            return 0
        with suppress(AttributeError, OSError):
            sys.stderr.write(f"caich: {error}\n")
            sys.stderr.flush()
        return 3
    return code


if __name__ == "__main__":
    main()
