"""check-jsonschema with the schema of ``caich schema``, and ``caich validate``: one verdict.

Both programs run for real over the same files: the plans of this repository, the examples of the
rules' pages, plans and registers with every key spoilt in every place, and traps written by
hand. Where they may differ stands in ``ONLY_CAICH`` and ``ONLY_CHECKER``, with the reason.
"""

import json
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from caichcli.files.disk.workspace import REGISTER_NAME
from caichcli.rules.pages import page
from caichcli.rules.registry import RULES, of_kinds
from tests import full_files
from tests.full_files import places, with_value, without

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = Path(sysconfig.get_path("scripts"))
STRUCTURAL = {rule.name for rule in of_kinds("reader", "structure") if rule.essential}

HEAD = """\
schema: 1
plan:
  id: vi-du
  title: Kế hoạch minh họa
  document: {number: 01/QĐ-VD, date: 2026-01-15}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Công tác chỉ đạo}
tasks:
"""

# A checker sees only the data that a file's YAML makes; caich also refuses, by their names:
ONLY_CAICH = {
    "anchor": "once the data is there, an anchor is gone",
    "alias": "so is an alias",
    "merge": "and a merge key is what it brings in",
    "anchor, wrong: plans/2026.yaml": "an anchor",
    "merge-key, wrong: plans/2026.yaml": "a merge key",
    "tag, wrong: plans/2026.yaml": "a tag",
    "directive, wrong: plans/agencies.yaml": "a directive",
    "encoding, wrong: plans/2026.yaml": "a file in UTF-16, which YAML allows",
    "special-line-break, wrong: plans/2026.yaml": "characters that nobody sees",
    "bidirectional-character, wrong: plans/2026.yaml": "characters that nobody sees",
    "invisible-character, wrong: plans/2026.yaml": "characters that nobody sees",
    "refused-escape, wrong: plans/2026.yaml": "the same, written as escapes",
}
# What is text by YAML 1.2 and something else to the checker's YAML.
ONLY_CHECKER = {
    "id: I.1, note: 1_000": "digits apart were a number in YAML 1.1",
    "id: I.1, note: <<": "this was more than text in YAML 1.1",
}

# Keys of a task, as typed by hand -> whether they fit the model.
TASKS = {
    "id: I.1": True,
    "id: 1.1": False,
    "id: 1.10": False,
    'id: "1.10"': True,
    "id: 1": False,
    "id: 1.1.1": True,
    "id: I 1": False,
    "id: -1": False,
    "id: .1": False,
    "id: 0x1F": False,
    "id: 0o17": False,
    "id: 1e3": False,
    "id: .inf": False,
    "id: no": True,
    "id: yes": True,
    "id: true": False,
    "id: null": False,
    "id: ~": False,
    "id:": False,
    "id: 'I.1 '": False,
    'id: "I.1\\n"': False,
    "id: 2026-01-15": True,
    "id: 12:30:45": False,
    "id: I.1, deadline: 2030": False,
    'id: I.1, deadline: "2030"': True,
    "id: I.1, deadline: 2026-06-30": True,
    "id: I.1, deadline: 06/2026": True,
    "id: I.1, deadline: 20.7.2026": True,
    "id: I.1, deadline: 6.2026": False,
    "id: I.1, deadline: Quý II/2026": True,
    "id: I.1, deadline: [Quý II/2026]": False,
    "id: I.1, deadline: ": True,
    "id: I.1, deadline: ''": False,
    "id: I.1, lead: bo-a": False,
    "id: I.1, lead: [bo-a]": True,
    "id: I.1, lead: []": True,
    "id: I.1, lead: [null]": False,
    "id: I.1, lead: [Bộ A]": False,
    "id: I.1, lead: [12]": False,
    "id: I.1, lead: {bo-a: chủ trì}": False,
    "id: I.1, Lead: [bo-a]": False,
    "id: I.1, status: done": False,
    "id: I.1, 7: bảy": False,
    "id: I.1, priority: true": True,
    "id: I.1, priority: True": True,
    "id: I.1, priority: yes": False,
    "id: I.1, priority: on": False,
    'id: I.1, priority: "true"': False,
    "id: I.1, priority: 1": False,
    "id: I.1, assignment: joint": True,
    "id: I.1, assignment: Joint": False,
    "id: I.1, updates: [{date: 2026-04-03}]": True,
    "id: I.1, updates: {date: 2026-04-03}": False,
    "id: I.1, updates: [2026-04-03]": False,
    'id: I.1, updates: [{date: "2026-04-03"}]': True,
    "id: I.1, updates: [{date: 3/4/2026}]": False,
    "id: I.1, updates: [{date: 2026-4-3}]": False,
    "id: I.1, updates: [{date: 2026-02-30}]": False,
    "id: I.1, updates: [{date: 2024-02-29}]": True,
    "id: I.1, updates: [{date: 2026-02-29}]": False,
    "id: I.1, updates: [{date: 20260403}]": False,
    "id: I.1, updates: [{date: 2026-04-03T00:00:00}]": False,
    "id: I.1, updates: [{date: 2026-04-03, status: xong}]": False,
    "id: I.1, updates: [{date: 2026-04-03, progress: 40%}]": False,
    "id: I.1, updates: [{date: 2026-04-03, progress: 99.5}]": True,
    "id: I.1, updates: [{date: 2026-04-03, progress: 1e2}]": True,
    "id: I.1, updates: [{date: 2026-04-03, progress: 0x1F}]": True,
    "id: I.1, updates: [{date: 2026-04-03, progress: 0o17}]": True,
    "id: I.1, updates: [{date: 2026-04-03, progress: 040}]": True,
    "id: I.1, updates: [{date: 2026-04-03, progress: 100.5}]": False,
    "id: I.1, updates: [{date: 2026-04-03, progress: -1}]": False,
    "id: I.1, updates: [{date: 2026-04-03, progress: .inf}]": False,
    "id: I.1, updates: [{date: 2026-04-03, corrects: 2026-04-01#1}]": True,
    "id: I.1, updates: [{date: 2026-04-03, corrects: 2026-04-01 #1}]": False,
    "id: I.1, updates: [{date: 2026-04-03, corrects: 2026-04-01#0}]": False,
    "id: I.1, document: 02/TB-VD": False,
    "id: I.1, document: {number: 2}": False,
    "id: I.1, document: {date: 2026-04-03}": False,
    "id: I.1, note: 1_000": True,
    "id: I.1, note: <<": True,
}

FILES = {
    "empty": ("", False),
    "blank lines and a comment": ("\n# Kế hoạch\n\n", False),
    "null": ("null\n", False),
    "text": ("kế hoạch\n", False),
    "list at the top": ("- schema: 1\n", False),
    "schema as text": (HEAD.replace("schema: 1", 'schema: "1"') + "  []\n", False),
    "schema of later": (HEAD.replace("schema: 1", "schema: 2") + "  []\n", False),
    "schema true": (HEAD.replace("schema: 1", "schema: true") + "  []\n", False),
    "schema 1.0": (HEAD.replace("schema: 1", "schema: 1.0") + "  []\n", True),
    "no tasks": (HEAD + "  []\n", True),
    "tasks null": (HEAD, False),
    "tasks as a mapping": (HEAD + "  I.1: {title: Nhiệm vụ, area: I}\n", False),
    "tasks in the plan": (HEAD.replace("areas:", "  areas:"), False),
    "a key twice": (HEAD + "  []\nschema: 1\n", False),
    "JSON": (json.dumps(full_files.PLAN, indent=2), True),
    "two documents": (HEAD + "  []\n---\n" + HEAD + "  []\n", False),
    "an end": (HEAD + "  []\n...\n", True),
    "a beginning": ("---\n" + HEAD + "  []\n", True),
    "broken": (HEAD + "  - {id: I.1\n", False),
    "a tab": (HEAD + "\t- {id: I.1}\n", False),
    "a conflict": (HEAD + "<<<<<<< HEAD\n  []\n=======\n  []\n>>>>>>> nhanh\n", False),
    "a byte order mark": ("\ufeff" + HEAD + "  []\n", True),
    "other line breaks": ((HEAD + "  []\n").replace("\n", "\r\n"), True),
    "anchor": (HEAD.replace("areas:\n  -", "areas:\n  - &nhom") + "  []\n", False),
    "alias": (
        HEAD.replace("{id: I,", "{id: &ma I,") + "  - {id: *ma , title: A, area: I}\n",
        False,
    ),
    "merge": (HEAD + "  - {<<: {id: I.1}, title: A, area: I}\n", False),
}


class Case(Struct, frozen=True):
    """One file: a name that nothing else has, its bytes, and whether it is a register.

    ``valid`` is what a person says of it, where a person said so.
    """

    name: str
    data: bytes
    register: bool = False
    valid: bool | None = None


def corpus() -> list[Case]:
    return [*by_hand(), *in_the_repository(), *of_the_pages(), *spoilt()]


def by_hand() -> Iterator[Case]:
    for name, (text, valid) in FILES.items():
        yield Case(name, text.encode(), valid=valid)
    for keys, valid in TASKS.items():
        text = f"{HEAD}  - {{title: Nhiệm vụ, area: I, {keys}}}\n"
        yield Case(keys, text.encode(), valid=valid)


def in_the_repository() -> Iterator[Case]:
    for folder in (ROOT, *ROOT.glob("examples/*")):
        for path in folder.glob("plans/*.yaml"):
            name = path.relative_to(ROOT).as_posix()
            yield Case(name, path.read_bytes(), path.name == REGISTER_NAME, valid=True)


def of_the_pages() -> Iterator[Case]:
    """The examples of the rules, each file once."""
    met: set[bytes] = set()
    for rule in RULES:
        for example in ("wrong", "right"):
            for name, data in page(rule).workspace(example).items():
                if name.endswith(".yaml") and data not in met:
                    yield Case(f"{rule}, {example}: {name}", data, name.endswith(REGISTER_NAME))
                met.add(data)


VALUES: tuple[Any, ...] = (None, [], {}, "", 7, [[]])


def spoilt() -> Iterator[Case]:
    """The full files with one place spoilt."""
    for kind, full in (("plan", full_files.PLAN), ("register", full_files.REGISTER)):
        for path in places(full):
            where = ".".join(map(str, path))
            for value in VALUES:
                yield written(f"{kind} {where} = {value!r}", with_value(full, path, value))
            yield written(f"{kind} without {where}", without(full, path))
            if isinstance(path[-1], str):
                other = (*path[:-1], path[-1].upper())
                yield written(f"{kind} also {where}", with_value(full, other, "x"))


def written(name: str, data: Any) -> Case:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Case(name, text.encode(), name.startswith("register"))


Verdicts = dict[str, bool]  # by a case's name: whether the program takes it


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the plans as one workspace, and each register in one of its own."""
    top = tmp_path_factory.mktemp("corpus")
    for number, case in enumerate(corpus()):
        path = top / place(number, register=case.register)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case.data)
    return top


def place(number: int, *, register: bool) -> str:
    return f"{number}/plans/{REGISTER_NAME}" if register else f"all/plans/{number}.yaml"


def named(places: set[str]) -> Verdicts:
    """The verdicts on all cases, of which some are known to be refused."""
    cases = enumerate(corpus())
    return {case.name: place(n, register=case.register) not in places for n, case in cases}


@pytest.fixture(scope="module")
def checker(folder: Path) -> Verdicts:
    """What check-jsonschema says, with both schemas."""
    refused = set()
    for kind, files in (("plan", "all/plans/*.yaml"), ("agencies", f"*/plans/{REGISTER_NAME}")):
        schema = folder / f"{kind}.schema.json"
        schema.write_bytes(run(folder, "caich", "schema", kind).stdout)
        paths = [path.relative_to(folder).as_posix() for path in folder.glob(files)]
        said = run(
            folder, "check-jsonschema", "--schemafile", schema, "--output-format", "json", *paths
        )
        answer = json.loads(said.stdout)
        assert answer["status"] == "fail"
        refused |= {fault["filename"] for fault in answer["errors"] + answer["parse_errors"]}
    return named(refused)


@pytest.fixture(scope="module")
def caich(folder: Path) -> Verdicts:
    """What ``caich validate`` says of the files' shape; what their content means is not asked."""
    registers = [path.relative_to(folder) for path in folder.glob(f"[0-9]*/plans/{REGISTER_NAME}")]
    said = run(folder, "caich", "validate", "--format", "json", "all", *registers)
    assert said.returncode == 1, said.stderr.decode()
    findings = json.loads(said.stdout)["findings"]
    return named({one["path"] for one in findings if one["rule"] in STRUCTURAL})


def run(folder: Path, program: str, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PROGRAMS / program, *words], cwd=folder, capture_output=True, check=False, timeout=120
    )


def test_both_programs_give_one_verdict(checker: Verdicts, caich: Verdicts) -> None:
    assert len(caich) == len(corpus()) > 1000
    apart = {name: caich[name] for name in caich if caich[name] != checker[name]}
    known = dict.fromkeys(ONLY_CAICH, False) | dict.fromkeys(ONLY_CHECKER, True)
    assert apart == known, apart.items() ^ known.items()


def test_the_verdict_is_a_person_s(caich: Verdicts) -> None:
    said = {case.name: case.valid for case in corpus() if case.valid is not None}
    assert {name: caich[name] for name in said} == said


def test_the_corpus_is_of_both_kinds(caich: Verdicts) -> None:
    assert sum(caich.values()) > 200
    assert sum(not valid for valid in caich.values()) > 800
