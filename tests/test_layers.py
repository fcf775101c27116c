"""What a folder may know and load, that no import runs in a circle, and that each has its words."""

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Container, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from msgspec import Struct

import caichcli

SOURCE = Path(caichcli.__file__).parent
MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))

# A folder -> the folders that it may import; "" are the modules at the top.
MAY_IMPORT = {
    "language": set(),
    "plan": {"language"},
    "files": {"language", "plan"},
    "rules": {"language", "plan"},
    "views": {"language", "plan"},
    "audit": {"language", "plan"},
    "importers": {"language", "plan", "files", "rules", "views", "audit"},
    "formats": {"language", "plan", "files", "rules", "views", "audit", "importers"},
    "services": {
        "",
        "language",
        "plan",
        "files",
        "rules",
        "views",
        "audit",
        "importers",
        "formats",
    },
    "cli": {
        "",
        "language",
        "plan",
        "files",
        "rules",
        "views",
        "audit",
        "importers",
        "formats",
        "services",
    },
    "web": {"", "language", "plan", "views", "formats", "services"},
    "": {"", "cli", "language", "plan", "services", "views"},
}
# The core's answers hold no words: these belong to what is printed.
WORDS = {"caichcli.language.messages", "caichcli.language.wording"}
WORDLESS = {"rules", "views", "audit"}

# A face knows no other, but for the command that starts it.
STARTS = {"cli/serving.py": "web"}

# Loaded only when needed: imported inside functions, or by the formats that are made of them.
HEAVY = {
    "docx",
    "docxtpl",
    "duckdb",
    "holidays",
    "ibis",
    "icalendar",
    "jinja2",
    "openpyxl",
    "pyarrow",
    "rich",
    "starlette",
    "uvicorn",
    "xlsxwriter",
    "yaml",
}
# What an ordinary ``status`` loads is what it costs to start: these only where they are needed.
NOT_FOR_STATUS = {
    "caichcli.cli.options.duties",
    "caichcli.cli.options.papers",
    "caichcli.cli.options.records",
    "caichcli.files.yaml.diagnosis",
    "caichcli.files.yaml.lines",
    "caichcli.files.yaml.parser",
    "caichcli.formats.answers.task_line",
    "caichcli.formats.phrases.periods",
    "caichcli.language.choices",
    "caichcli.plan.arrears",
    "caichcli.plan.deadlines.reading",
    "caichcli.plan.duties",
    "caichcli.plan.parties",
    "caichcli.plan.periods",
    "caichcli.plan.workdays",
    "caichcli.rules.assessments",
    "caichcli.rules.inspections",
    "caichcli.rules.parents",
    "caichcli.rules.reports",
    "caichcli.rules.rings",
    "caichcli.rules.structure",
    "caichcli.views.cascade",
    "hashlib",
}
MOST_MODULES = 92  # of ours, in an ordinary ``status``
# The name of an agency is offered from the register alone.
NOT_FOR_COMPLETION = {
    "caichcli.plan.agencies",
    "caichcli.plan.book",
    "caichcli.plan.kinds",
    "caichcli.plan.model",
    "caichcli.plan.records",
    "caichcli.plan.standing",
    "caichcli.rules",
    "caichcli.services.questions",
    "caichcli.services.workspaces",
}
HEAVY_OWNERS = {
    "formats": HEAVY - {"starlette", "uvicorn"},
    "files": {"yaml"},
    "web": {"jinja2", "starlette", "uvicorn"},
}
# Known to one folder alone, even inside functions.
ONE_FOLDER = {
    "typer": "cli",
    "click": "cli",
    "subprocess": "files",
    "starlette": "web",
    "uvicorn": "web",
}
# What its library keeps to itself and may take away, and the one module that knows it. Of
# ``hashlib`` and ``lxml`` these are types alone, never loaded.
PRIVATE = {
    "typer._click.exceptions": "cli/main.py",
    "hashlib._Hash": "services/reporting/provenance.py",
    "lxml.etree._Element": "formats/documents/word/tags.py",
}

# A command is options over a service.
COMMANDS = [one for one in MODULES if one.startswith("cli/commands/") and "__init__" not in one]
LONGEST_COMMAND = 60

NO_SUBJECT = {"utils", "util", "common", "helpers", "helper", "misc"}
LONGEST = 400


class Import(Struct, frozen=True):
    """An import: the module's full name, its line, and whether it runs with the module."""

    name: str
    line: int
    at_once: bool


def imports(node: ast.AST, *, at_once: bool = True) -> Iterator[Import]:
    """Every import below ``node``; those for type checkers alone are never run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, at_once)
        elif isinstance(child, ast.ImportFrom):
            for alias in child.names:
                origin = "." * child.level + (child.module or "")
                yield Import(f"{origin}.{alias.name}", child.lineno, at_once)
        else:
            delayed = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from imports(child, at_once=at_once and not delayed and not typing_only)


def full_name(module: str) -> str:
    """``plan/deadlines/__init__.py`` -> ``caichcli.plan.deadlines``."""
    parts = Path("caichcli", module).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def arrows(texts: dict[str, str]) -> dict[str, set[str]]:
    """The modules that each module imports, at once or later; modules by their full names."""
    return {
        module: {module_of(item.name, texts) for item in imports(ast.parse(text))} & texts.keys()
        for module, text in texts.items()
    }


def module_of(name: str, modules: Container[str]) -> str:
    """The module that an import is of: itself, or what it is a name of."""
    return name if name in modules else name.rpartition(".")[0]


def circle(texts: dict[str, str]) -> list[str]:
    """Modules of which each imports the next and the last the first; none where there are none."""
    try:
        TopologicalSorter(arrows(texts)).prepare()
    except CycleError as error:
        return [str(name) for name in reversed(error.args[1])]
    return []


def faults(module: str, text: str) -> list[str]:
    """What the imports of one module do that its folder may not, each with its line."""
    folder = module.partition("/")[0] if "/" in module else ""
    found = []
    for item in imports(ast.parse(text)):
        top, _, rest = item.name.partition(".")
        if top == "caichcli":
            inner = rest.partition(".")[0]
            target = inner if inner in MAY_IMPORT else ""
            own = {folder, STARTS.get(module, folder)}
            wrong = target not in MAY_IMPORT[folder] | own
            words = folder in WORDLESS and any(f"{item.name}.".startswith(f"{w}.") for w in WORDS)
            refused = wrong or words
        elif not top:
            refused = True  # a relative import hides which folder it reaches into
        else:
            owned = top in HEAVY_OWNERS.get(folder, ())
            refused = top in HEAVY and item.at_once and not owned
            refused |= ONE_FOLDER.get(top, folder) != folder
        if refused:
            found.append(f"{module}:{item.line}: {folder or 'the top'} imports {item.name}")
    return found


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    assert faults(module, (SOURCE / module).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("language/vietnamese.py", "from caichcli.plan import model"),
        ("language/vietnamese.py", "from caichcli import plan"),
        ("plan/standing.py", "import caichcli.files.yaml.reader"),
        ("plan/standing.py", "def later():\n    from caichcli.rules import engine"),
        ("rules/dates.py", "from caichcli.files import spans"),
        ("audit/sentences/sums.py", "from caichcli.rules.rule import rule"),
        ("audit/sentences/sums.py", "from caichcli.language.messages import say"),
        ("rules/dates.py", "from caichcli.language.wording import date"),
        ("views/overview.py", "from caichcli.language import messages"),
        ("views/overview.py", "from caichcli.rules.engine import check"),
        ("files/yaml/reader.py", "from caichcli.views.overview import overview"),
        ("importers/word.py", "from caichcli.formats import blocks"),
        ("formats/page.py", "from caichcli.cli.main import run"),
        ("plan/model.py", "from caichcli import __version__"),
        ("formats/blocks.py", "def later():\n    from caichcli.services.questions import ask"),
        ("services/questions.py", "from caichcli.cli.session import start"),
        ("services/questions.py", "def later():\n    from caichcli.cli.usage import Misuse"),
        ("services/questions.py", "import typer"),
        ("services/questions.py", "def later():\n    import typer"),
        ("services/records/commits.py", "import subprocess"),
        ("services/records/commits.py", "def later():\n    import starlette"),
        ("services/records/commits.py", "from caichcli.web import access"),
        ("web/app.py", "from caichcli.cli import refusals"),
        ("web/app.py", "from caichcli.files.disk import workspace"),
        ("web/app.py", "from caichcli.rules import engine"),
        ("cli/commands/status.py", "def later():\n    from caichcli.web import server"),
        ("cli/serving.py", "import uvicorn"),
        ("cli/main.py", "from rich.console import Console"),
        ("plan/model.py", "import yaml"),
        ("cli/main.py", "try:\n    import jinja2\nexcept ImportError:\n    pass"),
        ("views/overview.py", "def later():\n    import typer"),
        ("plan/changes/diff.py", "def later():\n    import subprocess"),
        ("plan/changes/diff.py", "from ..files import reader"),
        ("plan/changes/diff.py", "from . import model"),
    ],
)
def test_a_wrong_import_is_caught(module: str, text: str) -> None:
    assert len(faults(module, text)) == 1


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("plan/agencies.py", "from caichcli.language.vietnamese import fold"),
        ("rules/references.py", "from caichcli.language.vietnamese import loosely_equal"),
        ("rules/references.py", "from caichcli.rules.registry import rule"),
        ("files/yaml/reader.py", "from yaml import CParser"),
        ("files/disk/git.py", "import subprocess"),
        ("formats/documents/page.py", "import jinja2"),
        ("services/states.py", "from caichcli.views.difference import difference"),
        ("services/records/commits.py", "from caichcli.files.disk import revisions"),
        ("services/checks.py", "from caichcli.formats.findings.report import Report"),
        ("services/checks.py", "from caichcli.version import __version__"),
        ("services/forms/intake.py", "from caichcli.services.records.recording import record"),
        ("services/importing/imports.py", "def later():\n    import openpyxl"),
        ("cli/commands/status.py", "from caichcli.services.questions import ask"),
        ("cli/main.py", "def later():\n    from rich.console import Console"),
        ("cli/main.py", "if TYPE_CHECKING:\n    from rich.console import Console"),
        ("cli/main.py", "import typer\nfrom caichcli import __version__"),
        ("cli/serving.py", "def later():\n    from caichcli.web import server"),
        ("web/app.py", "from starlette.routing import Router"),
        ("web/pages/tasks.py", "from caichcli.services.questions import ask"),
        ("__main__.py", "from caichcli.cli.main import run"),
    ],
)
def test_a_right_import_passes(module: str, text: str) -> None:
    assert faults(module, text) == []


def test_a_library_s_private_names_stand_in_one_line_each() -> None:
    private = [
        (item.name, module)
        for module in MODULES
        for item in imports(ast.parse((SOURCE / module).read_text("utf-8")))
        if item.name.partition(".")[0] != "caichcli"
        and any(part.startswith("_") and not part.endswith("__") for part in item.name.split("."))
    ]
    assert sorted(private) == sorted(PRIVATE.items())


def test_every_folder_has_its_place() -> None:
    folders = {module.partition("/")[0] for module in MODULES if "/" in module}
    assert folders <= MAY_IMPORT.keys()


def test_no_import_runs_in_a_circle() -> None:
    texts = {full_name(module): (SOURCE / module).read_text("utf-8") for module in MODULES}
    assert circle(texts) == []


@pytest.mark.parametrize(
    ("a", "b", "names"),
    [
        ("", "", ""),
        ("from caichcli.b import x", "", ""),
        ("from caichcli.b import x", "from caichcli import a", "a b"),
        ("import caichcli.b", "import caichcli.a", "a b"),
        ("from caichcli import b", "def later():\n    import caichcli.a", "a b"),
        ("if TYPE_CHECKING:\n    import caichcli.b", "import caichcli.a", "a b"),
    ],
)
def test_a_circle_is_caught(a: str, b: str, names: str) -> None:
    modules = circle({"caichcli": "", "caichcli.a": a, "caichcli.b": b})
    assert {name.rpartition(".")[2] for name in modules} == set(names.split())


@pytest.mark.parametrize("folder", sorted({str(Path(module).parent) for module in MODULES}))
def test_a_folder_says_in_one_sentence_what_lives_there(folder: str) -> None:
    face = SOURCE / folder / "__init__.py"
    words = ast.get_docstring(ast.parse(face.read_text("utf-8")))
    assert words
    first = words.partition("\n\n")[0]
    assert first.endswith(".")


def test_starting_loads_nothing_heavy() -> None:
    program = "import sys, caichcli.cli.main; print(*sorted(sys.modules), sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(run.stdout.split()) == set()


def loaded(*arguments: str, **environment: str) -> set[str]:
    """The modules that a command loads, asked of this repository's own plan."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "caichcli", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parent.parent,
        env={**os.environ, **environment, "PYTHONPATH": str(SOURCE.parent)},
    )
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}


def test_an_ordinary_status_loads_no_more_than_it_needs() -> None:
    modules = loaded("status")
    assert modules & (HEAVY | NOT_FOR_STATUS) == set()
    assert "caichcli.plan.standing" in modules
    assert len([one for one in modules if one.startswith("caichcli")]) <= MOST_MODULES


def test_help_and_version_read_no_model() -> None:
    for option in ("--version", "--help"):
        assert "caichcli.plan.model" not in loaded(option)


def test_an_agency_s_name_is_completed_without_a_plan() -> None:
    words = {"COMP_WORDS": "caich status --agency bo-n", "COMP_CWORD": "3"}
    modules = loaded(_CAICH_COMPLETE="complete_bash", **words)
    assert "caichcli.services.location" in modules
    assert modules & (HEAVY | NOT_FOR_STATUS | NOT_FOR_COMPLETION) == set()


def structs(folder: str) -> list[type[Struct]]:
    """The classes of values that the modules of a folder define."""
    names = [
        f"caichcli.{module.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"
        for module in MODULES
        if module.startswith(f"{folder}/")
    ]
    every = (one for name in names for one in vars(importlib.import_module(name)).values())
    return [
        one
        for one in every
        if isinstance(one, type) and issubclass(one, Struct) and one.__module__ in names
    ]


@pytest.mark.parametrize("folder", ["plan", "rules", "views", "audit"])
def test_what_the_core_answers_is_never_changed(folder: str) -> None:
    assert [one for one in structs(folder) if not one.__struct_config__.frozen] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_subject_and_one_only(module: str) -> None:
    parts = set(Path(module).with_suffix("").parts)
    assert parts & NO_SUBJECT == set()
    assert len((SOURCE / module).read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES)
def test_a_module_gives_a_name_once(module: str) -> None:
    """A second one of the same name would put another in its place, and nobody would see it."""
    own: list[str] = []
    for one in ast.parse((SOURCE / module).read_text("utf-8")).body:
        if isinstance(one, ast.Assign | ast.AnnAssign):
            targets = one.targets if isinstance(one, ast.Assign) else [one.target]
            own += (target.id for target in targets if isinstance(target, ast.Name))
    assert sorted(own) == sorted(set(own))


@pytest.mark.parametrize("module", COMMANDS)
def test_a_command_is_a_short_function(module: str) -> None:
    tree = ast.parse((SOURCE / module).read_text("utf-8"))
    [command] = [one for one in tree.body if getattr(one, "name", "") == "command"]
    assert (command.end_lineno or 0) - command.lineno < LONGEST_COMMAND
