"""What is asked of everything that may grow: every command, in every format that it has.

A row is a command line and the scenes (``scenes``) in which it is asked: in each format of the
command, which the command itself names, unless the line says another.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from caichcli.cli import lists
from caichcli.cli.command_names import commands, has_own_module
from caichcli.cli.root import build

PLAIN = ("tasks, each of its own area and agency", "tasks with terms")
MANY = ("members", "members, each urged on")
FACTS = ("updates", "answers", "adjustments", "reminders")
SIDES = ("two sides of all tasks", "two sides of one log")
LAKES = ("a lake of many workspaces", "a lake of many areas and agencies")
SHEETS = ("a sheet as csv", "a sheet as xlsx", "a sheet as docx", "a sheet as md", "a sheet as pdf")
NEW = "--document 1/KH@2/2/2026 --title T --period 2026 --issuer X"
DRY = "--dry-run"
# What a report must be told besides.
ABOUT = {
    "period": " --from 1/1/2026 --to 30/6/2026",
    "letters": " --as-of 30/11/2026 -o papers --force",
    "plan-requests": " -o papers --force",
    "sheet": " -a bo-a",
}
WRITTEN = "--document 2/TB@20/6/2026 --dry-run"


class Asked(Struct, frozen=True):
    """A command line, and in which scenes it is asked."""

    words: str
    scenes: tuple[str, ...] = PLAIN


ASKED: dict[str, tuple[Asked, ...]] = {
    "init": (Asked(f"init new --from sheet.csv {NEW}", ("a sheet as csv",)),),
    "validate": (
        Asked("validate", ("unknown agencies", "updates", "adjustments", *PLAIN)),
        Asked("validate --draft"),
        Asked("validate --diff --unsafe-fixes", ("unknown keys", "unknown agencies")),
        Asked("validate", ("many plans",)),
        Asked("validate ours.yaml --base base.yaml", SIDES),
        Asked("validate --base before", ("a workspace and what it was",)),
    ),
    "status": (Asked("status", (*PLAIN, *MANY)),),
    "list": (Asked("list", (*PLAIN, *MANY)), Asked("list -f json --members", MANY)),
    "overdue": (Asked("overdue", (*PLAIN, *MANY)),),
    "show": (Asked("show I.0", (*FACTS, "members", "leads, each on its own")),),
    "problems": (Asked("problems", ("answers", "corrections")),),
    "inspections": (Asked("inspections", ("units inspected", "shortcomings")),),
    "inspections update": (
        Asked("inspections update KT/so-0 -n x --dry-run", ("units inspected",)),
    ),
    "shortcomings": (Asked("shortcomings", ("shortcomings",)),),
    "shortcomings update": (Asked("shortcomings update KT.0 -n x --dry-run", ("shortcomings",)),),
    "initiatives": (Asked("initiatives", ("initiatives",)),),
    "initiatives update": (Asked("initiatives update SK-0 -n x --dry-run", ("initiatives",)),),
    "reminders": (Asked("reminders", ("reminders", "members, each urged on")),),
    "cascade": (
        Asked("cascade --plan vi-du", ("many plans below", "tasks", "plans received")),
        Asked("cascade --draft bo-a", ("tasks",)),
    ),
    "cascade pin": (Asked("cascade pin --plan vi-du", ("many plans below",)),),
    "cascade receive": (Asked(f"cascade receive bo-a {WRITTEN}", ("plans received",)),),
    "risks": (Asked("risks", (*PLAIN, "updates", "members")),),
    "risks assess": (Asked("risks assess I.0 --rating watch --by bo-a --dry-run", ("tasks",)),),
    "week": (
        Asked("week --no-papers", (*PLAIN, *FACTS, "members")),
        Asked("week -o papers --force", PLAIN),
    ),
    "update": (
        Asked("update I.0 -n x --by bo-a --dry-run", ("tasks", "updates")),
        Asked("update reports.csv --dry-run --yes status-for-all", ("a sheet of reports",)),
    ),
    "add": (Asked("add --id I.x --title Moi --area I --lead bo-a --dry-run", ("tasks",)),),
    "adjust": (Asked(f"adjust I.0 --to 30/9/2026 {WRITTEN}", ("tasks", "adjustments")),),
    "remind": (Asked(f"remind I.0 {WRITTEN}", ("tasks", "reminders")),),
    "suspend": (Asked(f"suspend I.0 {WRITTEN}", ("tasks",)),),
    "cancel": (Asked(f"cancel I.0 {WRITTEN}", ("tasks",)),),
    "log": (Asked("log", ("updates", "tasks told of", "corrections", "a history")),),
    "diff": (
        Asked("diff before .", ("a workspace and what it was",)),
        Asked("diff base.yaml ours.yaml", SIDES),
        Asked("diff --since 1/2/2026", ("a history",)),
    ),
    "merge-driver": (Asked("merge-driver base.yaml ours.yaml theirs.yaml", SIDES),),
    "agencies": (Asked("agencies", ("agencies", "groups in groups", "members")),),
    "agencies add": (Asked("agencies add Moi --kind other --dry-run", ("agencies",)),),
    "agencies rename": (Asked("agencies rename bo-a Moi --dry-run", ("agencies", "many plans")),),
    "agencies alias": (Asked("agencies alias bo-a BMOI --dry-run", ("agencies",)),),
    "areas": (Asked("areas", ("areas", *PLAIN)),),
    "render": (
        *(
            Asked(f"render {name}{ABOUT.get(name, '')}", (*PLAIN, "updates", "members"))
            for name in lists.names("reports")
        ),
    ),
    "verify": (Asked("verify issued.md", ("a paper issued",)),),
    "audit": (
        Asked("audit paper.md", ("parts", "rows of levels", "lists behind colons")),
        Asked("audit paper.docx", ("a paper in Word",)),
        Asked("audit paper.pdf", ("a paper as PDF",)),
    ),
    "templates check": (Asked("templates check long.md.j2", ("a long template",)),),
    "import": (
        Asked("import sheet.csv", ("a sheet as csv",)),
        *(Asked(f"import sheet.{one.split()[-1]}", (one,)) for one in SHEETS),
        Asked("import sheet.csv --into vi-du --area I --dry-run", ("a sheet as csv",)),
        Asked(f"import sheet.csv -o plans/moi.yaml --force --area I {NEW}", ("a sheet as csv",)),
    ),
    "export": (
        Asked("export", (*PLAIN, "members")),
        *(
            Asked(f"export -f csv --of {name}", ("units inspected", "shortcomings", "initiatives"))
            for name in lists.names("exported")
        ),
    ),
    "forms out": (
        Asked("forms out --period 2026-Q2 -o sent --force", (*PLAIN, "members")),
        Asked("forms out --reconcile --period 2026-Q2 --reply-by 30/11/2026 -o sent --force"),
    ),
    "forms in": (
        Asked("forms in forms --dry-run", ("a form of many tasks", "forms of many agencies")),
    ),
    "collect": (
        Asked("collect . -o lake -j 1", (*PLAIN, "members", "many plans")),
        Asked("collect ws -o lake -j 1", ("many workspaces",)),
    ),
    "rollup": (
        Asked("rollup lake --by workspace,agency", LAKES),
        *(Asked(f"rollup lake -f json --by {name}", LAKES) for name in lists.names("parts")),
    ),
}  # fmt: skip

# Whose work no input makes longer.
SHORT = {
    "explain": "prints one page of the package",
    "schema": "prints one schema of the package",
    "serve": "waits for pages to be asked for: PAGES",
    "templates eject": "copies templates of the package",
}
# The pages of ``serve``, below /plan/<id>.
PAGES = (
    "", "tasks", "late", "problems", "reminders", "inspections", "initiatives", "risks", "cascade",
    "agencies", "agencies/bo-a", "log", "findings", "reports", "reports/paper?report=weekly",
    "letters", "forms", "tasks/I.0", "tasks/I.0/update",
)  # fmt: skip


Line = tuple[str, str]  # a command line as it is typed, and the scene in which it is asked


def names(group: str = "") -> Iterator[str]:
    """Every command that does something itself: ``list``, ``forms out``."""
    for name in commands("en", group):
        if has_own_module(f"{group}-{name}" if group else name):
            yield f"{group} {name}".lstrip()
        if not group:
            yield from names(name)


def formats(command: str) -> list[str]:
    """What a command offers behind its --format; nothing where it has none."""
    root = build("en")
    context: Any = root.context_class(root)
    _, asked, rest = root.resolve_command(context, command.split())
    if rest:
        _, asked, _ = asked.resolve_command(context, rest)
    options = [one for one in asked.params if "--format" in one.opts]
    return [item.value for one in options for item in one.shell_complete(context, "")]


def lines(command: str) -> Iterator[Line]:
    """Each row of a command, in each format and each scene."""
    for row in ASKED[command]:
        for scene in row.scenes:
            yield from ((words, scene) for words in _in_formats(command, row))


def short_lines(command: str) -> Iterator[Line]:
    """Each row of a command in its first scene, once; the first row in each format."""
    for number, row in enumerate(ASKED[command]):
        typed = list(_in_formats(command, row))
        yield from ((words, row.scenes[0]) for words in (typed[:1] if number else typed))


def _in_formats(command: str, row: Asked) -> Iterator[str]:
    own = " -f " in row.words
    for format_ in [] if own else formats(command):
        yield f"{row.words} -f {format_}"
    if own or not formats(command):
        yield row.words
