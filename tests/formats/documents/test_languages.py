"""The templates of two languages do the same: what one has the other has, under the same name."""

from collections.abc import Iterator
from functools import cache

import pytest
from jinja2 import Environment, nodes

from caichcli.files.disk import templates
from caichcli.language.wording import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
NAMES = {lang: sorted(path.name for path in (templates.shipped() / lang).iterdir())
         for lang in LANGUAGES}  # fmt: skip
SHARED = sorted(path.name for path in templates.shipped().glob("*.j2"))
TEXTS = [name for name in NAMES["vi"] if name.endswith(".j2")]


@cache
def tree(name: str, lang: Language) -> nodes.Template:
    template = templates.loader(None, lang)(name)
    assert isinstance(template, templates.Template)
    return Environment(autoescape=True).parse(template.content.decode())


@cache
def offers(name: str, lang: Language) -> set[str]:
    """The names that a template has for those that import it."""
    names = set()
    for node in tree(name, lang).body:
        if isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            names |= {each.name for each in node.find_all(nodes.Name) if each.ctx == "store"}
    return names


def takes(name: str, lang: Language) -> Iterator[tuple[str, str]]:
    """What a template takes from others: the file, and a name in it."""
    files: dict[str, str] = {}
    for node in tree(name, lang).find_all(nodes.Import):
        assert isinstance(node.template, nodes.Const)
        files[node.target] = node.template.value
    for names in tree(name, lang).find_all(nodes.FromImport):
        assert isinstance(names.template, nodes.Const)
        yield from ((names.template.value, str(each)) for each in names.names)
    for value in tree(name, lang).find_all(nodes.Getattr):
        if isinstance(value.node, nodes.Name) and value.node.name in files:
            yield files[value.node.name], value.attr


def shape(name: str, lang: Language) -> dict[str, list[str]]:
    """A template's blocks and macros, each macro with what it is to be given."""
    blocks = [block.name for block in tree(name, lang).find_all(nodes.Block)]
    macros = {
        macro.name: [argument.name for argument in macro.args]
        for macro in tree(name, lang).find_all(nodes.Macro)
    }
    return {"": blocks, **macros}


def test_each_template_is_there_in_both_languages() -> None:
    assert NAMES["vi"] == NAMES["en"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_template_takes_from_another_is_there(lang: Language) -> None:
    taken = [(name, *one) for name in (*SHARED, *TEXTS) for one in takes(name, lang)]
    assert len(taken) > 400
    assert [one for one in taken if one[2] not in offers(one[1], lang)] == []


# English alone has singular and plural.
ENGLISH_ALONE = {"_words.j2": {"tasks", "days", "rest_named"}}


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_have_the_same_blocks_macros_and_names(name: str) -> None:
    own = ENGLISH_ALONE.get(name, set())
    vi, en = shape(name, "vi"), shape(name, "en")
    assert {key: en[key] for key in en.keys() - own} == vi
    assert offers(name, "en") - own == offers(name, "vi")
