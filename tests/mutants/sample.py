"""Which mutants are tried: Cosmic Ray's, drawn from every module by a seed.

A site is a place in the text and a kind of change (another number, another
comparison). Sites are drawn, then one of the changes that Cosmic Ray knows
there, so that an operator with twelve others in its place counts but once.
What is drawn depends on the seed and the line alone: an edit elsewhere draws
no other mutants.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
FOLDERS = ("caichcli/plan", "caichcli/rules")
# How many sites of each module are drawn before those of all together.
OF_EACH = 5
# Of None and of small numbers these say the same.
ALIKE = ("Is_Eq", "IsNot_NotEq", "Eq_Is", "NotEq_IsNot")

Place = tuple[int, int]


class Change(NamedTuple):
    """One change that Cosmic Ray can make: its operator, and the how-manieth of a module."""

    path: Path
    operator: str
    occurrence: int


class Site(NamedTuple):
    """The changes of one kind at one place; ``rank`` is the lot that it drew."""

    rank: str
    changes: tuple[Change, ...]


class Mutant(NamedTuple):
    """A module's text with one change in it, and the lines that differ."""

    module: str
    path: Path
    operator: str
    line: int
    before: str
    after: str
    text: str


def modules() -> list[Path]:
    """Return the modules of both folders, as they sort."""
    return sorted(path for folder in FOLDERS for path in (SOURCE / folder).rglob("*.py"))


def sample(paths: Sequence[Path], count: int, seed: int) -> Iterator[Mutant]:
    """Draw mutants: some of each module first, then of all together."""
    first: list[Site] = []
    rest: list[Site] = []
    for path in paths:
        own = sorted(sites(path, seed))
        first += own[:OF_EACH]
        rest += own[OF_EACH:]
    for site in [*first, *sorted(rest)][:count]:
        yield mutant(site.changes[int(site.rank, 16) % len(site.changes)])


def sites(path: Path, seed: int) -> Iterator[Site]:
    """Return the places of a module with the changes that can be made there."""
    text = path.read_text("utf-8")
    lines = text.splitlines()
    nodes = list(ast_nodes(get_ast(text)))
    types = annotations(text)
    by_place: dict[tuple[Place, str], list[Change]] = {}
    for name in plugins.operator_names():
        kind = plugins.get_operator(name)
        if kind.arguments() or name.endswith(ALIKE):
            continue
        operator = kind()
        spans = (span for node in nodes for span in operator.mutation_positions(node))
        for occurrence, (start, _) in enumerate(spans):
            if not any(begin <= start < end for begin, end in types):
                place = start, name.partition("_")[0]
                by_place.setdefault(place, []).append(Change(path, name, occurrence))
    twins: Counter[str] = Counter()
    for ((line, _), family), changes in sorted(by_place.items()):
        label = f"{seed} {path.relative_to(SOURCE)} {family} {lines[line - 1].strip()}"
        twins[label] += 1
        yield Site(sha256(f"{label} {twins[label]}".encode()).hexdigest(), tuple(changes))


def annotations(text: str) -> list[tuple[Place, Place]]:
    """Return where types are written: a change there changes nothing that runs."""
    lines = text.splitlines()

    def place(line: int, offset: int) -> Place:
        return line, len(lines[line - 1].encode()[:offset].decode())

    kinds: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.arg | ast.AnnAssign):
            kinds.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            kinds.append(node.returns)
    return [
        (place(one.lineno, one.col_offset), place(one.end_lineno or 0, one.end_col_offset or 0))
        for one in kinds
        if one is not None
    ]


def mutant(change: Change) -> Mutant:
    """Make a change."""
    text = change.path.read_text("utf-8")
    operator = plugins.get_operator(change.operator)()
    changed = mutate_code(text, operator, change.occurrence)
    name = ".".join(change.path.relative_to(SOURCE).with_suffix("").parts)
    before, after = text.splitlines(), changed.splitlines()
    pairs = zip(before, after, strict=False)
    line = next((at for at, (one, other) in enumerate(pairs) if one != other), len(after))
    return Mutant(
        name.removesuffix(".__init__"),
        change.path,
        change.operator.rpartition("/")[2],
        line + 1,
        before[line].strip(),
        after[line].strip() if line < len(after) else "",
        changed,
    )
