"""The JSON Schema: that checkers with it and caich judge the same of the same data."""

import calendar
import json
import re
from collections.abc import Callable
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from msgspec import Struct, inspect

from caichcli.formats.schema.files import DATE_PATTERN, holder, json_schema, schema_text
from caichcli.language.examples import examples
from caichcli.language.messages import sentences
from caichcli.language.wording import LANGUAGES, Language
from caichcli.plan.keys import keys
from caichcli.plan.model import PlanFile, RegisterFile
from tests.full_files import MAPPINGS, PLAN, REGISTER, places, with_value, without
from tests.random_plans import Data, plan_data, register_data
from tests.spoilt_data import JSON_SCALARS, mutated

Judge = Callable[[Any], bool]


def judges(model: type[Struct]) -> dict[str, Judge]:
    """Checkers of several makes: formats asserted or not, patterns by three engines."""
    schema = json_schema(model, "vi")
    rust = jsonschema_rs.Draft202012Validator
    python = jsonschema.Draft202012Validator
    linear = jsonschema_rs.RegexOptions()
    return {
        "rust": rust(schema, validate_formats=False).is_valid,
        "rust, formats": rust(schema, validate_formats=True).is_valid,
        "rust, patterns without look-around": rust(schema, pattern_options=linear).is_valid,
        "python": python(schema).is_valid,
        "python, formats": python(schema, format_checker=python.FORMAT_CHECKER).is_valid,
    }


JUDGES: dict[type[Struct], dict[str, Judge]] = {
    model: judges(model) for model in (PlanFile, RegisterFile)
}


def verdicts(data: Data, model: type[Struct]) -> dict[str, bool]:
    return {name: judge(data) for name, judge in JUDGES[model].items()}


def accepted(data: Data, model: type[Struct]) -> bool:
    try:
        msgspec.convert(data, model)
    except msgspec.ValidationError:
        return False
    return True


def assert_agreed(data: Data, model: type[Struct]) -> None:
    verdict = accepted(data, model)
    assert verdicts(data, model) == dict.fromkeys(JUDGES[model], verdict)


def shown(value: Any) -> str:
    return ".".join(map(str, value)) if isinstance(value, tuple) else getattr(value, "__name__", "")


RECORDS = [(model.__name__, model) for model in MAPPINGS]
FILES: tuple[tuple[type[Struct], Data], ...] = ((PlanFile, PLAN), (RegisterFile, REGISTER))
PLACES = [(model, full, path) for model, full in FILES for path in places(full)]


def test_the_full_files_are_valid_and_have_every_key() -> None:
    assert_agreed(PLAN, PlanFile)
    assert_agreed(REGISTER, RegisterFile)
    assert accepted(PLAN, PlanFile)
    assert accepted(REGISTER, RegisterFile)
    met = used(PLAN, PlanFile) | used(REGISTER, RegisterFile)
    assert met == {f"{name}.{key}" for name, model in RECORDS for key in keys(model)}


def used(data: Data, model: type[Struct]) -> set[str]:
    """The keys of the model that data has."""
    names: set[str] = set()
    for name, value in data.items():
        names.add(f"{model.__name__}.{name}")
        kind = keys(model)[name].kind
        if isinstance(kind, inspect.UnionType):  # a text, or a mapping or a list in its place
            kind = next(one for one in kind.types if fits(value, one))
        if isinstance(kind, inspect.ListType):
            kind = kind.item_type
        if isinstance(kind, inspect.UnionType):
            kind = next(one for one in kind.types if fits(value[0], one))
        if isinstance(kind, inspect.StructType):
            for one in value if isinstance(value, list) else [value]:
                names |= used(one, kind.cls)
    return names


def fits(value: Any, kind: inspect.Type) -> bool:
    """Whether a value has the shape of one of the kinds that may stand there."""
    shapes: dict[type, type[inspect.Type]] = {
        dict: inspect.StructType,
        list: inspect.ListType,
        str: inspect.StrType,
    }
    return isinstance(kind, shapes[type(value)])


@pytest.mark.parametrize(("model", "full", "path"), PLACES, ids=shown)
def test_checkers_agree_with_caich_on_any_value_anywhere(
    model: type[Struct], full: Data, path: tuple[Any, ...]
) -> None:
    for value in (*JSON_SCALARS, [], {}, ["bo-a"], [None], {"number": "1/QĐ"}, {"x": 1}):
        assert_agreed(with_value(full, path, value), model)
    assert_agreed(without(full, path), model)
    if isinstance(path[-1], str):
        assert_agreed(with_value(full, (*path[:-1], path[-1] + "s"), "x"), model)


@given(plan_data().flatmap(mutated))
def test_checkers_agree_with_caich_on_any_plan(plan: Data) -> None:
    assert_agreed(plan, PlanFile)


@given(register_data().flatmap(mutated))
def test_checkers_agree_with_caich_on_any_register(register: Data) -> None:
    assert_agreed(register, RegisterFile)


def test_dates_are_the_days_that_there_are() -> None:
    pattern = re.compile(DATE_PATTERN)
    for year in range(10_000):
        for month, day in ((1, 1), (2, 28), (2, 29), (2, 30), (12, 31)):
            date = f"{year:04}-{month:02}-{day:02}"
            real = year > 0 and day <= calendar.monthrange(year, month)[1]
            assert bool(pattern.search(date)) == real, date
    for month in range(14):
        for day in range(34):
            real = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2020, month)[1]
            assert bool(pattern.search(f"2020-{month:02}-{day:02}")) == real


@pytest.mark.parametrize("model", [PlanFile, RegisterFile])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_schema_is_a_schema_of_2020_12_as_a_text(model: type[Struct], lang: Language) -> None:
    text = schema_text(model, lang)
    schema = json.loads(text)

    jsonschema_rs.meta.validate(schema)
    assert schema == json_schema(model, lang)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert text.endswith("}\n")


def test_optional_keys_may_be_null_and_required_ones_not() -> None:
    properties = json_schema(PlanFile, "en")["$defs"]["Task"]["properties"]

    assert properties["title"]["type"] == "string"
    assert properties["note"]["type"] == ["string", "null"]
    assert properties["assignment"]["enum"] == ["each", "joint", None]
    assert properties["document"]["anyOf"] == [{"$ref": "#/$defs/TaskDocument"}, {"type": "null"}]


def test_each_mapping_and_key_has_its_words_in_both_languages_and_nothing_else_has() -> None:
    names = {name for name, _ in RECORDS}
    names |= {f"{holder(model, key)}.{key}" for _, model in RECORDS for key in keys(model)}

    assert {
        key.removeprefix("keys.") for key in sentences("vi") if key.startswith("keys.")
    } == names
    for name in names:
        vietnamese, english = (sentences(lang)[f"keys.{name}"] for lang in LANGUAGES)
        for text in (vietnamese, english):
            title, _, description = text.partition("\n")
            assert title
            assert description.endswith(".")
            assert len(title) <= 40
        assert vietnamese != english


def test_words_are_in_the_language_asked_for() -> None:
    deadline = {
        lang: json_schema(PlanFile, lang)["$defs"]["Task"]["properties"]["deadline"]["title"]
        for lang in ("vi", "en")
    }

    assert deadline == {"vi": "Thời hạn", "en": "Deadline"}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "model"), RECORDS)
def test_each_key_has_examples_and_takes_them(
    name: str, model: type[Struct], lang: Language
) -> None:
    schema = json_schema(model, lang)
    assert schema["properties"].keys() == keys(model).keys()
    for key, described in schema["properties"].items():
        assert described["examples"], (name, key)
        for example in described["examples"]:
            valid = jsonschema_rs.is_valid(described | {"$defs": schema["$defs"]}, example)
            assert valid, (name, key, example)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_example_is_of_a_key_that_is_not_there(lang: Language) -> None:
    assert examples(lang).keys() == {
        f"{holder(model, key)}.{key}" for _, model in RECORDS for key in keys(model)
    }
