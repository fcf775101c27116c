"""The JSON Schema: that checkers with it and caich judge the same of the same data."""

import calendar
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from msgspec import Struct

from caichcli.language.messages.keys import TABLE
from caichcli.language.wording import Language
from caichcli.plan.model import PlanFile, Record, RegisterFile
from caichcli.plan.schema import DATE_PATTERN, EXAMPLES, json_schema, schema_text
from caichcli.plan.shape import keys
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


# One task with every key; the corpus is this plan with one thing changed.
FULL: Data = {
    "schema": 1,
    "plan": {
        "id": "vi-du-2026",
        "title": "Kế hoạch minh họa năm 2026",
        "illustrative": True,
        "document": {
            "number": "01/QĐ-VD",
            "date": "2026-01-15",
            "issuer": "Cơ quan ví dụ",
            "title": "Quyết định ban hành Kế hoạch",
            "url": "https://example.vn/01",
        },
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "standing_agency": "bo-a",
        "source": "Bản đăng ngày 20/01/2026",
        "bases": [{"number": "30c/NQ-CP", "date": "2011-11-08", "issuer": "Chính phủ"}],
        "objectives": ["Hoàn thành các mục tiêu"],
        "reporting": {"every": "week", "cutoff": "calendar", "closing_day": "friday"},
        "follow_up": {"due_soon": 15, "bands": [30, 60], "reminders": 3},
    },
    "areas": [{"id": "I", "name": "Công tác chỉ đạo", "source": "Về công tác chỉ đạo"}],
    "tasks": [
        {
            "id": "I.1",
            "title": "Báo cáo tình hình",
            "area": "I",
            "lead": ["bo-a"],
            "lead_basis": "stated",
            "support": ["so-b"],
            "assignment": "each",
            "deadline": "Quý II/2026",
            "product": "Báo cáo",
            "document": {"number": "02/TB-VD", "date": "2026-02-01", "assigned": "2026-02-03"},
            "source": "Giao Bộ A",
            "priority": True,
            "implements": "2025/I.4",
            "note": "Ghi chú",
            "adjustments": [
                {
                    "date": "2026-06-20",
                    "to": "30/9/2026",
                    "document": {"number": "03/TB-VD"},
                    "for": "2026-Q2",
                    "note": "Gia hạn",
                }
            ],
            "reminders": [
                {
                    "date": "2026-06-25",
                    "document": {"number": "7/CV-VD"},
                    "agency": "bo-a",
                    "note": "Lần 1",
                }
            ],
            "updates": [
                {
                    "date": "2026-07-03",
                    "by": "bo-a",
                    "agency": "so-b",
                    "recorded_by": "Văn phòng",
                    "status": "done",
                    "progress": 99.5,
                    "note": "Đã xong",
                    "results": [{"number": "03/BC-VD", "date": "2026-07-02"}],
                    "completed": "2026-07-01",
                    "for": "2026-Q2",
                    "document": {"number": "04/BC-VD"},
                    "reason": "Chờ ý kiến",
                    "problems": [{"text": "Thiếu số liệu", "to": "bo-a"}],
                    "proposals": [{"text": "Đề nghị gia hạn", "to": "bo-a"}],
                    "corrects": "2026-04-03#1",
                    "withdraws": "2026-04-03",
                    "resolves": "2026-04-03#1/2",
                }
            ],
        }
    ],
}


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in steps:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from places(value, (*path, step))


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with one value replaced or added; the rest is shared."""
    changed = data.copy()
    step, *rest = path
    changed[step] = with_value(data[step], tuple(rest), value) if rest else value
    return changed


def without(data: Any, path: tuple[Any, ...]) -> Any:
    changed = data.copy()
    step, *rest = path
    if rest:
        changed[step] = without(data[step], tuple(rest))
    else:
        del changed[step]
    return changed


PLACES = list(places(FULL))


def test_the_corpus_starts_from_a_valid_plan_with_every_key_of_a_task() -> None:
    assert accepted(FULL, PlanFile)
    assert_agreed(FULL, PlanFile)
    assert set(FULL["tasks"][0]) == set(keys(dict(RECORDS)["Task"]))
    assert set(FULL["tasks"][0]["updates"][0]) == set(keys(dict(RECORDS)["Update"]))


RECORDS = [(model.__name__, model) for model in Record.__subclasses__()]


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_checkers_agree_with_caich_on_any_value_anywhere(path: tuple[Any, ...]) -> None:
    for value in (*JSON_SCALARS, [], {}, ["bo-a"], [None], {"number": "1/QĐ"}, {"x": 1}):
        assert_agreed(with_value(FULL, path, value), PlanFile)
    assert_agreed(without(FULL, path), PlanFile)
    if isinstance(path[-1], str):
        assert_agreed(with_value(FULL, (*path[:-1], path[-1] + "s"), "x"), PlanFile)


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
            written = f"{year:04}-{month:02}-{day:02}"
            real = year > 0 and day <= calendar.monthrange(year, month)[1]
            assert bool(pattern.search(written)) == real, written
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
    named = {name for name, _ in RECORDS}
    named |= {f"{name}.{key}" for name, model in RECORDS for key in keys(model)}

    assert set(TABLE) == named
    for vietnamese, english in TABLE.values():
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


def test_each_example_is_a_value_that_its_key_takes() -> None:
    models = dict(RECORDS)
    for name, examples in EXAMPLES.items():
        model, key = name.split(".")
        schema = json_schema(models[model], "vi")
        one = schema["properties"][key] | {"$defs": schema["$defs"]}
        for example in examples:
            assert jsonschema_rs.is_valid(one, example), (name, example)
