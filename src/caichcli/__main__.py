"""The door to the program: the ``caich`` command and ``python -m caichcli``."""

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from caichcli.cli import streams


def main() -> NoReturn:
    """Run the command of ``sys.argv`` and leave the process with its exit code."""
    # A process that lives for a tenth of a second pays for collecting and never gains by it.
    gc.disable()
    streams.provide()
    # Leaving at once skips tearing down modules and objects that nobody will look at again;
    # what was written is flushed before, and the program has no exit handlers.
    os._exit(run_and_flush())


def run_and_flush() -> int:
    """Run the command and write out what it printed; return the exit code.

    A reader that went away (``caich list | head``) is no fault. Output that could not be
    written, on a full disk for one, is: half an answer must not pass for a whole one. The
    receipt of work that is done is no answer: its loss is told, and the work's code stays.
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
        return _told(error)
    loss = streams.loss()
    return code if loss is None else _told(loss, code)


def _told(error: OSError, code: int = 3) -> int:
    """Say why something could not be printed; return the exit code, that of work that is done."""
    from caichcli.cli.main import language
    from caichcli.language.messages import say

    done = streams.is_work_done()
    key = "usage.receipt-lost" if done else "usage.output-lost"
    words = say(language(sys.argv[1:], os.environ), key, reason=error.strerror or str(error))
    with suppress(OSError):
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()
    return code if done else 3


if __name__ == "__main__":
    main()
