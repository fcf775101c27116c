"""Every refusal of the services has its words, in both languages, and all that these name."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from string import Formatter

import pytest

from caichcli import services
from caichcli.cli.refusals import WORDINGS
from caichcli.language.messages import sentences
from caichcli.language.wording import LANGUAGES, Language
from caichcli.services.errors import NotRead, Refusal

# Worded by the classes of those that raise it: what was to be read differs.
KINDS = (Refusal, NotRead)


def below(class_: type[Refusal]) -> Iterator[type[Refusal]]:
    """The class and all that are made of it, where services define them."""
    if class_.__module__.startswith(services.__name__):
        yield class_
    for inner in class_.__subclasses__():
        yield from below(inner)


for module in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
    import_module(module.name)
REFUSALS = {class_.__name__: class_ for class_ in below(Refusal) if class_ not in KINDS}


def test_each_refusal_has_its_wording_and_each_wording_its_refusal() -> None:
    assert REFUSALS.keys() == WORDINGS.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WORDINGS)
def test_a_sentence_names_nothing_that_its_refusal_does_not_know(name: str, lang: Language) -> None:
    key = WORDINGS[name].key
    if "{" in key:  # which reasons there are, the tests of each command tell
        assert any(one.startswith(key.partition("{")[0]) for one in sentences(lang))
    elif key:
        fields = {*signature(REFUSALS[name].__init__).parameters, "option", "options", "install"}
        parts = Formatter().parse(sentences(lang)[key])
        assert {field for _, field, _, _ in parts if field} <= fields


# What every refusal that has it is told with, whatever its sentence says.
TOLD_WITH = {
    "survey": {"Survey"},
    "report": {"Report"},
    "old_lines": {"Mapping"},
    "origins": {"Sequence"},
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_told_with_a_refusal_is_of_one_kind(name: str) -> None:
    for field, parameter in signature(REFUSALS[name].__init__).parameters.items():
        kind = parameter.annotation
        words = kind if isinstance(kind, str) else getattr(kind, "__name__", str(kind))
        assert words in TOLD_WITH.get(field, {words})
