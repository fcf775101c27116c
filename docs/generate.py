"""Write every generated file of the project, or say which are not current.

``python -m docs.generate`` writes them; with ``--check`` nothing is written, and the exit code
is 1 if a file differs from what would be.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from docs.generators.ci import ci
from docs.generators.commands import commands
from docs.generators.pictures import status_picture
from docs.generators.plan_format import plan_format
from docs.generators.registers import ministries
from docs.generators.rules import rules
from docs.generators.schemas import SCHEMAS
from docs.generators.templates import templates
from docs.generators.word.reports import WORD_TEMPLATES

ROOT = Path(__file__).parent.parent

# A file of the project -> the function that returns all that it holds.
GENERATED: dict[str, Callable[[], str | bytes]] = {
    "docs/ci.md": ci,
    "docs/commands.md": commands,
    "docs/plan-format.md": plan_format,
    "docs/rules.md": rules,
    "docs/templates.md": templates,
    "docs/pictures/status.svg": status_picture,
    "src/caichcli/files/disk/starter/registers/ministries.yaml": ministries,
    **{f"docs/schema/{name}": text for name, text in SCHEMAS.items()},
    **{f"templates/{name}": content for name, content in WORD_TEMPLATES.items()},
}


def stale() -> dict[Path, bytes]:
    """Return the files that are missing or differ, each with the bytes it should hold."""
    made = {ROOT / name: content() for name, content in GENERATED.items()}
    wanted = {path: c.encode() if isinstance(c, str) else c for path, c in made.items()}
    return {
        path: content
        for path, content in wanted.items()
        if not path.is_file() or path.read_bytes() != content
    }


def main(arguments: list[str]) -> int:
    """Bring the files up to date, or only name those that are not; return the exit code."""
    if arguments not in ([], ["--check"]):
        print("usage: python -m docs.generate [--check]")
        return 2
    outdated = stale()
    checking = bool(arguments)
    for path, content in outdated.items():
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        print(f"{'not current' if checking else 'written'}: {path.relative_to(ROOT).as_posix()}")
    if checking and outdated:
        print("Run `make generated` and commit what it writes.")
        return 1
    print(f"{len(GENERATED)} generated files are current.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
