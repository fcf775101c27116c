"""What was compiled once and need not be again: kept where Python keeps its own, if it may."""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

_FOLDER = Path(__file__).parent / "__pycache__"


def read(key: str) -> bytes | None:
    """What was kept under a key, of letters and digits; None where there is nothing."""
    try:
        return _path(key).read_bytes()
    except OSError:
        return None


def keep(key: str, content: bytes) -> None:
    """Keep bytes under a key, whole or not at all; a folder that is not ours is left alone."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError), NamedTemporaryFile(dir=_FOLDER, suffix=".tmp", delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).replace(_path(key))
        except OSError:
            Path(file.name).unlink()


def _path(key: str) -> Path:
    return _FOLDER / f"template-{key}.{sys.implementation.cache_tag}.bin"
