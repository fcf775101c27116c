"""The least that a program in Python takes for the same work: what no care can save.

For a question to a plan that is Python with the libraries, the plan's bytes read and its data
built without any reading of YAML; for a paper, its bytes made ready and packed besides.
"""

import sys
from pathlib import Path

import msgspec

from bench.measure import Command, once
from caichcli.files.yaml import reader

PROJECT = Path(__file__).resolve().parent.parent

_START = "import gc, sys, msgspec, typer\ngc.disable()\n"
_DATA = (
    _START
    + """\
for name in sys.argv[1].split(","):
    with open(name, "rb") as plan, open(name + ".data", "rb") as ready:
        plan.read().decode()
        values = msgspec.msgpack.decode(ready.read())
"""
)
_PAPER = (
    _DATA
    + """\
import os, zipfile
made = sys.argv[2]
names = [os.path.join(made, one) for one in os.listdir(made)] if os.path.isdir(made) else [made]
for name in names:
    with open(name, "rb") as file, open(name + ".again", "wb") as again:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as parts, zipfile.ZipFile(again, "w", 8) as copy:
                for part in parts.infolist():
                    copy.writestr(part.filename, parts.read(part))
        else:
            file.seek(0)
            again.write(file.read().decode().encode())
    os.unlink(name + ".again")
"""
)


def start(python: Path, folder: Path) -> Command:
    """Python with the libraries that every command needs."""
    return Command((str(python), "-c", _START), folder)


def data(python: Path, folder: Path) -> Command:
    """The data of a workspace's plans, as they are once they are read."""
    return Command((str(python), "-c", _DATA, _ready(folder)), folder)


def paper(python: Path, folder: Path, made: Path) -> Command:
    """A paper, or a folder of them, that is there already: packed once more."""
    return Command((str(python), "-c", _PAPER, _ready(folder), str(made)), folder)


def _ready(folder: Path) -> str:
    """The names of copies of the plans, beside each of which its data stands ready."""
    # By a process of its own: what this one holds would count in the peak of those that it starts.
    once(Command((sys.executable, "-m", "bench.limits", str(folder)), PROJECT))
    return ",".join(map(str, sorted((folder / "limit").glob("*.yaml"))))


def main(folder: Path) -> None:
    """Make the copies, and the data beside them."""
    place = folder / "limit"
    place.mkdir(exist_ok=True)
    for plan in sorted((folder / "plans").glob("*.yaml")):
        content = plan.read_bytes()
        values = reader.load(content, plan.name).data
        (place / plan.name).write_bytes(content)
        (place / f"{plan.name}.data").write_bytes(msgspec.msgpack.encode(values))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
