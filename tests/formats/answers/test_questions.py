"""Every question is one module: what it is asked of, its page in words, its JSON."""

from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter, get_annotations, signature
from pkgutil import iter_modules
from types import ModuleType

import pytest
from msgspec import Struct

from caichcli.cli.command_names import commands
from caichcli.formats import answers
from docs.generators.schemas import SCHEMAS

MODULES = [
    import_module(module.name) for module in iter_modules(answers.__path__, f"{answers.__name__}.")
]
# The commands that record something print it as a patch, audit prints findings; the others a page.
NO_PAGE = {"audit", "update"}


def command(module: ModuleType) -> str:
    """``forms_in`` -> ``forms-in``, ``list_`` -> ``list``."""
    return module.__name__.rpartition(".")[2].strip("_").replace("_", "-")


def answers_of(module: ModuleType) -> Iterator[type[Struct]]:
    for name, value in vars(module).items():
        if name.endswith("Answer") and value.__module__ == module.__name__:
            yield value


QUESTIONS = {command(module): module for module in MODULES if [*answers_of(module)]}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_a_command_with_one_answer_and_its_schema(name: str) -> None:
    assert name.partition("-")[0] in commands("vi")
    assert len([*answers_of(QUESTIONS[name])]) == 1
    assert f"{name}.answer.schema.json" in SCHEMAS


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in NO_PAGE])
def test_words_and_json_are_of_the_same_answer(name: str) -> None:
    page, data = QUESTIONS[name].page, QUESTIONS[name].data
    parameters, same = signature(page).parameters, next(iter(signature(data).parameters))
    subject, lang, *parts = parameters  # which part of a long page is shown, where that is asked
    assert (subject, lang) == (same, "lang")
    assert all(parameters[part].default is not Parameter.empty for part in parts)
    assert get_annotations(page)[subject] == get_annotations(data)[same]


def test_every_schema_is_of_a_question_or_a_file() -> None:
    others = {"plan", "agencies", "validate.answer"}
    names = {f"{name}.answer" for name in QUESTIONS} | others
    assert set(SCHEMAS) == {f"{name}.schema.json" for name in names}
