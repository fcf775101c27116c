"""The walk over faulty data: every fault, named, placed, and told as ``convert`` judges."""

import math
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from hypothesis import given
from msgspec import Struct, inspect

from caichcli.plan.finding import Finding, Route
from caichcli.plan.keys import keys
from caichcli.plan.model import Agency, PlanFile, RegisterFile, Task, Update
from caichcli.rules.structure import PATTERN_RULES, find
from tests.full_files import MAPPINGS
from tests.random_plans import Data, plan_data, register_data
from tests.rules.cases import REGISTER, check, of
from tests.rules.cases import plan as plan_text
from tests.spoilt_data import JSON_SCALARS, mutated, values

DATED = {"number": "1/BC", "date": "2020-04-05"}
UPDATE = {"date": "2020-04-03", "by": "bo-a", "status": "done"}
TASK = {"id": "I.1", "title": "Báo cáo", "area": "I", "updates": [UPDATE]}
PLAN = {
    "schema": 1,
    "plan": {
        "id": "ke-hoach-2020",
        "title": "Kế hoạch",
        "document": {"number": "01/QĐ-VD", "date": "2020-03-11"},
        "period": {"from": "2020-01-01", "to": "2020-12-31"},
    },
    "areas": [{"id": "I", "name": "Nhóm I"}],
    "tasks": [TASK],
}

# A mapping, the key written into it and its value; then the rule, what the
# words of its page need, and the mend ("-": none; "": quote what stands there).
SLIPS: list[tuple[type[Struct], Data, str, Any, str, dict[str, str], Any]] = [
    # A key that nobody knows
    (Task, TASK, "deadlines", "30/6/2020", "unknown-key", {"suggestion": "deadline"}, "deadline"),
    (Task, TASK, "Deadline", "30/6/2020", "unknown-key", {"suggestion": "deadline"}, "deadline"),
    (Task, TASK, "lead-basis", "stated", "unknown-key", {"suggestion": "lead_basis"}, "lead_basis"),
    (Task, TASK, "deadln", "30/6/2020", "unknown-key", {"suggestion": "deadline"}, "-"),
    (Task, TASK, "status", "done", "unknown-key", {"suggestion": ""}, "-"),
    (Task, TASK, "titel", "Báo cáo", "unknown-key", {"suggestion": ""}, "-"),  # title is there
    (Task, TASK, "cơ quan", None, "unknown-key", {"suggestion": ""}, "-"),
    # Text that YAML reads as something else
    (Task, TASK, "id", 1.1, "number-as-text", {"got": "number"}, ""),
    (Task, TASK, "deadline", 2030, "number-as-text", {"got": "whole-number"}, ""),
    (Task, TASK, "product", True, "number-as-text", {"got": "yes-no"}, ""),
    # Another kind of value than the key takes
    (Task, TASK, "lead", "bo-a", "wrong-type", {"expected": "list", "got": "text"}, ["bo-a"]),
    (Task, TASK, "title", ["Báo cáo"], "wrong-type", {"expected": "text", "got": "list"}, "-"),
    (Task, TASK, "title", {"a": "b"}, "wrong-type", {"expected": "text", "got": "mapping"}, "-"),
    (Task, TASK, "priority", "true", "wrong-type", {"expected": "yes-no", "got": "text"}, "-"),
    (Task, TASK, "lead", "Bộ A", "wrong-type", {"expected": "list", "got": "text"}, "-"),
    (Task, TASK, "document", "1/QĐ", "wrong-type", {"got": "text"}, {"number": "1/QĐ"}),
    (Task, TASK, "document", "như trên", "wrong-type", {"expected": "mapping"}, "-"),
    (Task, TASK, "priority", "có", "wrong-type", {"expected": "yes-no"}, True),
    (Update, UPDATE, "results", "1/BC", "wrong-type", {}, [{"number": "1/BC"}]),
    (Update, UPDATE, "results", "1/BC ngày 5/4/2020", "wrong-type", {}, [DATED]),
    (Update, UPDATE, "results", "đã xong", "wrong-type", {}, "-"),
    (Update, UPDATE, "results", DATED, "wrong-type", {"got": "mapping"}, "-"),
    (Task, TASK, "area", "“I”", "invalid-id", {"written": "“I”"}, "I"),
    (Update, UPDATE, "problems", "Thiếu người", "wrong-type", {}, [{"text": "Thiếu người"}]),
    (Update, UPDATE, "progress", "12,5%", "wrong-type", {}, 12.5),
    (Update, UPDATE, "progress", "một nửa", "wrong-type", {}, "-"),
    (Update, UPDATE, "date", 2020, "wrong-type", {"expected": "date", "got": "whole-number"}, "-"),
    (Update, UPDATE, "progress", "40", "wrong-type", {"expected": "number", "got": "text"}, 40),
    (PlanFile, PLAN, "schema", "1", "wrong-type", {"expected": "whole-number"}, "-"),
    # Not one of the values that there are
    (Update, UPDATE, "status", "Done", "wrong-value", {"suggestion": "done"}, "done"),
    (Update, UPDATE, "status", "canceled", "wrong-value", {"suggestion": "cancelled"}, "cancelled"),
    (Update, UPDATE, "status", "started", "wrong-value", {"suggestion": "not-started"}, "-"),
    (Update, UPDATE, "status", "khá", "wrong-value", {"suggestion": "", "written": "khá"}, "-"),
    (Update, UPDATE, "status", "xong", "wrong-value", {"suggestion": "done"}, "done"),
    (Update, UPDATE, "status", "Đang thực hiện", "wrong-value", {}, "in-progress"),
    (Agency, {"id": "so-a", "name": "Sở A"}, "kind", "Sở", "wrong-value", {}, "provincial-agency"),
    (Task, TASK, "thời hạn", "30/6/2026", "unknown-key", {"suggestion": "deadline"}, "deadline"),
    (Update, UPDATE, "tiến độ", 40, "unknown-key", {"suggestion": "progress"}, "progress"),
    (Update, UPDATE, "status", 10**400, "wrong-value", {"written": "…"}, "-"),
    (Update, UPDATE, "status", True, "wrong-value", {"written": "true"}, "-"),
    (Task, TASK, "assignment", "both", "wrong-value", {"allowed": "each, joint"}, "-"),
    (PlanFile, PLAN, "schema", 2, "wrong-value", {"allowed": "1"}, "-"),
    # Dates
    (Update, UPDATE, "date", "3/4/2020", "invalid-date", {"written": "3/4/2020"}, "2020-04-03"),
    (Update, UPDATE, "date", "03.04.2020", "invalid-date", {}, "2020-04-03"),
    (Update, UPDATE, "date", "2020-4-3", "invalid-date", {}, "2020-04-03"),
    (Update, UPDATE, "date", "31/4/2020", "invalid-date", {"suggestion": ""}, "-"),
    (Update, UPDATE, "date", "29/2/2021", "invalid-date", {"suggestion": ""}, "-"),
    (Update, UPDATE, "date", "4/2020", "invalid-date", {"suggestion": ""}, "-"),
    (Update, UPDATE, "date", "2020-04-03T08:00", "invalid-date", {"suggestion": ""}, "-"),
    # Names by which things are called
    (Task, TASK, "area", "Nhóm I", "invalid-id", {"written": "Nhóm I"}, "-"),
    (Task, TASK, "id", "-1", "invalid-id", {}, "-"),
    (Task, TASK, "id", "I.1\n", "invalid-id", {}, "-"),
    (Update, UPDATE, "corrects", "3/4/2020", "invalid-entry", {"written": "3/4/2020"}, "-"),
    (Update, UPDATE, "completed", "2020-02-30", "invalid-completion", {}, "-"),
    (Update, UPDATE, "completed", "30/6/2020", "invalid-completion", {}, "2020-06-30"),
    (Update, UPDATE, "completed", "đúng hạn", "invalid-completion", {}, "on-time"),
    (Update, UPDATE, "completed", "chưa xác định", "invalid-completion", {}, "unknown"),
    (Update, UPDATE, "resolves", "2020-04-03#0", "invalid-entry", {}, "-"),
    # Out of bounds, or nothing at all
    (
        Update,
        UPDATE,
        "progress",
        140,
        "out-of-range",
        {"written": "140", "minimum": "0", "maximum": "100"},
        "-",
    ),
    (Update, UPDATE, "progress", -0.5, "out-of-range", {"written": "-0.5"}, "-"),
    (Update, UPDATE, "progress", math.nan, "out-of-range", {}, "-"),
    (Update, UPDATE, "progress", 10**15 - 1, "out-of-range", {"written": "999999999999999"}, "-"),
    (Update, UPDATE, "progress", 10**15, "out-of-range", {"written": "…"}, "-"),
    (Update, UPDATE, "progress", 1 - 10**15, "out-of-range", {"written": "-999999999999999"}, "-"),
    (Update, UPDATE, "progress", -(10**15), "out-of-range", {"written": "…"}, "-"),
    (Task, TASK, "deadline", "", "empty-text", {}, "-"),
    (Task, TASK, "id", "", "empty-text", {}, "-"),
    (Update, UPDATE, "date", "", "empty-text", {}, "-"),
    (Update, UPDATE, "status", "", "empty-text", {}, "-"),
]


@pytest.mark.parametrize(("model", "data", "key", "value", "rule", "details", "mend"), SLIPS)
def test_a_slip_is_one_finding(
    model: type[Struct],
    data: Data,
    key: str,
    value: Any,
    rule: str,
    details: dict[str, str],
    mend: Any,
) -> None:
    (finding,) = find({**data, key: value}, model, "plans/2020.yaml")

    assert finding.rule == rule
    assert finding.severity == "error"
    assert finding.place.file == "plans/2020.yaml"
    assert finding.place.route == (key,)
    assert finding.place.on_key == (rule == "unknown-key")
    assert finding.values == finding.values | {"key": key} | details
    assert (finding.fix.value if finding.fix else "-") == mend
    assert finding.fix is None or finding.fix.place == finding.place


def test_a_missing_key_points_at_the_mapping_that_lacks_it() -> None:
    data = {key: value for key, value in TASK.items() if key != "title"}

    (finding,) = find(PLAN | {"tasks": [TASK, data]}, PlanFile, "a.yaml")

    assert (finding.rule, finding.values) == ("missing-key", {"key": "title"})
    assert (finding.place.route, finding.place.on_key) == (("tasks", 1), False)


def test_a_required_key_left_empty_is_missing_and_points_at_the_key() -> None:
    (finding,) = find(TASK | {"title": None}, Task, "a.yaml")

    assert (finding.rule, finding.values) == ("missing-key", {"key": "title"})
    assert (finding.place.route, finding.place.on_key) == (("title",), True)


def test_an_optional_key_left_empty_is_an_absent_one() -> None:
    assert find(TASK | {"deadline": None, "lead": None}, Task, "a.yaml") == []


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    data = {"titel" if key == "title" else key: value for key, value in TASK.items()}

    assert [finding.rule for finding in find(data, Task, "a.yaml")] == ["unknown-key"]


def test_a_list_is_judged_item_by_item() -> None:
    findings = find(TASK | {"lead": ["bo-a", 1, None, "Bộ A"]}, Task, "a.yaml")

    assert [(finding.rule, finding.place.route, finding.values["key"]) for finding in findings] == [
        ("number-as-text", ("lead", 1), "lead"),
        ("wrong-type", ("lead", 2), "lead"),
        ("invalid-id", ("lead", 3), "lead"),
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (None, "nothing"),
        ([], "list"),
        ("x", "text"),
        (3, "whole-number"),
        (0.5, "number"),
        (True, "yes-no"),
    ],
)
def test_a_file_that_is_no_mapping(data: object, name: str) -> None:
    (finding,) = find(data, PlanFile, "a.yaml")

    assert (finding.rule, finding.place.route) == ("wrong-type", ())
    assert finding.values == {"key": "", "expected": "mapping", "got": name}


def test_every_fault_of_a_file_is_told_in_its_order() -> None:
    plan: Any = deepcopy(PLAN)
    plan["plan"]["title"] = 2020
    plan["plan"]["period"]["to"] = "31/12/2020"
    plan["areas"][0]["nam"] = plan["areas"][0].pop("name")
    plan["tasks"].append({"id": 1.1, "area": "I", "updates": [{"status": "xong"}, "x"]})

    assert [(finding.rule, finding.place.route) for finding in find(plan, PlanFile, "a.yaml")] == [
        ("number-as-text", ("plan", "title")),
        ("invalid-date", ("plan", "period", "to")),
        ("unknown-key", ("areas", 0, "nam")),
        ("missing-key", ("areas", 0)),
        ("number-as-text", ("tasks", 1, "id")),
        ("wrong-value", ("tasks", 1, "updates", 0, "status")),
        ("missing-key", ("tasks", 1, "updates", 0)),
        ("wrong-type", ("tasks", 1, "updates", 1)),
        ("missing-key", ("tasks", 1)),
    ]


def test_very_long_words_cost_nothing_and_suggest_nothing() -> None:
    (finding,) = find(TASK | {"title" * 100_000: "x"}, Task, "a.yaml")

    assert finding.values["suggestion"] == ""


def accepted(data: object, model: type[Struct]) -> bool:
    try:
        msgspec.convert(data, model)
    except msgspec.ValidationError:
        return False
    return True


@given(plan_data(), register_data())
def test_valid_data_has_no_fault(plan: Data, register: Data) -> None:
    assert accepted(plan, PlanFile)
    assert find(plan, PlanFile, "a.yaml") == []
    assert accepted(register, RegisterFile)
    assert find(register, RegisterFile, "a.yaml") == []


@given(plan_data().flatmap(mutated))
def test_a_plan_has_faults_exactly_where_convert_refuses_it(plan: Data) -> None:
    assert (find(plan, PlanFile, "a.yaml") == []) == accepted(plan, PlanFile)


@given(register_data().flatmap(mutated))
def test_a_register_has_faults_exactly_where_convert_refuses_it(register: Data) -> None:
    assert (find(register, RegisterFile, "a.yaml") == []) == accepted(register, RegisterFile)


@given(values)
def test_any_data_has_faults_exactly_where_convert_refuses_it(data: object) -> None:
    assert (find(data, PlanFile, "a.yaml") == []) == accepted(data, PlanFile)


ODD_FLOATS = (0.0, -0.0, 1.0, 100.0, 15.0, math.nan, math.inf, -math.inf)
KEYS = [(model, name) for model in MAPPINGS for name in keys(model)]


@pytest.mark.parametrize(("model", "key"), KEYS, ids=lambda x: getattr(x, "__name__", x))
def test_each_key_alone_is_judged_as_convert_judges_it(model: type[Struct], key: str) -> None:
    """Beside a fault of its neighbour too, where the walk must look at every key itself."""
    least = minimal(model)
    singles = (*JSON_SCALARS, *ODD_FLOATS, [], {}, ["bo-a"], {"number": "1/QĐ"})
    for value in (*singles, *([single] for single in singles)):
        alone = find(least | {key: value}, model, "a.yaml")
        beside = find(least | {key: value, "zzz": 1}, model, "a.yaml")

        assert (alone == []) == accepted(least | {key: value}, model), value
        assert [finding for finding in beside if finding.place.route != ("zzz",)] == alone
        assert all(finding.place.route[:1] == (key,) for finding in alone)


def minimal(model: type[Struct]) -> Data:
    return {key.name: simplest(key.kind) for key in keys(model).values() if key.required}


def simplest(kind: inspect.Type) -> Any:
    match kind:
        case inspect.StructType():
            return minimal(kind.cls)
        case inspect.ListType():
            return []
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.DateType():
            return "2020-01-01"
        case inspect.IntType():
            return 1
        case _:
            return "x"


@given(plan_data().flatmap(mutated))
def test_a_mend_mends_its_fault_and_makes_no_other(plan: Data) -> None:
    before = find(plan, PlanFile, "a.yaml")
    mendable = [finding for finding in before if finding.fix and finding.fix.text]
    for finding in mendable:
        after = find(with_fix(plan, finding), PlanFile, "a.yaml")
        route = finding.place.route
        new = [f for f in after if (f.rule, f.place.route) not in rules_and_routes(before)]

        assert (finding.rule, route) not in rules_and_routes(after)
        # A key rightly named is read, so that its value is judged for the first time.
        assert all(f.place.route[: len(route) - 1] == route[:-1] for f in new)
        assert not new or finding.rule == "unknown-key"


def rules_and_routes(findings: list[Finding]) -> set[tuple[str, Route]]:
    return {(finding.rule, finding.place.route) for finding in findings}


def with_fix(data: Data, finding: Finding) -> Data:
    """The data with a finding's fix put in, as the editor will do in the text."""
    assert finding.fix is not None
    copy = deepcopy(data)
    holder: Any = copy
    for step in finding.fix.place.route[:-1]:
        holder = holder[step]
    last = finding.fix.place.route[-1]
    if finding.fix.place.on_key:
        holder[finding.fix.text] = holder.pop(last)
    else:
        holder[last] = finding.fix.text
    return copy


def test_the_walk_knows_every_constraint_of_the_model() -> None:
    """A pattern or a bound added to the model needs its rule here."""
    kinds = [leaf(key.kind) for model in MAPPINGS for key in keys(model).values()]
    texts = [kind for kind in kinds if isinstance(kind, inspect.StrType)]
    numbers = [kind for kind in kinds if isinstance(kind, inspect.IntType | inspect.FloatType)]

    assert {kind.pattern for kind in texts} == {None, *PATTERN_RULES}
    assert {(kind.min_length, kind.max_length) for kind in texts if not kind.pattern} == {(1, None)}
    for number in numbers:
        assert (number.gt, number.lt, number.multiple_of) == (None, None, None)
        assert number.ge is not None
        assert number.le is not None


def leaf(kind: inspect.Type) -> inspect.Type:
    return leaf(kind.item_type) if isinstance(kind, inspect.ListType) else kind


# An agency's name where its id belongs: what is written as a lead, and the id to put there.
NAMES = {
    "Bộ A": "bo-a",
    "bộ  b": "bo-b",
    "Sở C": "so-c",
    "Các bộ": "cac-bo",
    "Bộ Đ": None,
    "bộ, ngành": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_register_knows_the_name(name: str) -> None:
    (finding,) = of("invalid-id", check(plan_text(f'id: I.1, lead: ["{name}"]')))
    assert (finding.fix.text if finding.fix else None) == NAMES[name]
    assert finding.fix is None or finding.fix.place == finding.place


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ('id: I.1, support: ["Bộ A"]', "support"),
        ('id: I.1, updates: [{date: 2026-02-01, by: "Bộ A"}]', "by"),
        ('id: I.1, reminders: [{date: 2026-02-01, agency: "Bộ A"}]', "agency"),
    ],
)
def test_wherever_an_agency_is_named(keys: str, place: str) -> None:
    (finding,) = of("invalid-id", check(plan_text(keys)))
    assert finding.values["key"] == place
    assert finding.fix is not None


def test_other_ids_are_not_agencies() -> None:
    (finding,) = of("invalid-id", check(plan_text('id: "Bộ A"')))
    assert finding.fix is None


def test_the_first_fifty_names_are_looked_up() -> None:
    agencies = "".join(
        f"  - {{id: so-{number}, name: Sở số {number}, kind: other}}\n" for number in range(60)
    )
    register = REGISTER.replace("groups:\n", f"{agencies}groups:\n")
    tasks = (f"id: t{number}, lead: [Sở số {number}]" for number in range(60))
    findings = of("invalid-id", check(plan_text(*tasks), register))
    assert [bool(finding.fix) for finding in findings] == [True] * 50 + [False] * 10


# A mapping in braces with a comma in a text -> the mend: where it is put, the text, the pieces.
CUT = [
    (
        {"id": "I.1", "title": "Rà soát", "sửa đổi": None, "area": "I"},
        ["title", "Rà soát, sửa đổi"],
    ),
    ({"id": "I.1", "area": "I", "title": "A", "b": None, "c": None}, ["title", "A, b, c"]),
    (
        {"id": "I.1", "title": "Ban hành", "báo cáo": None, "area": "I"},
        ["title", "Ban hành, báo cáo"],
    ),
    ({"id": "I.1", "area": "I", "sửa đổi": None, "title": "Rà soát"}, []),
    ({"id": "I.1", "title": "Rà soát", "area": "I", "sửa đổi": None}, []),
    ({"id": "I.1", "title": "Rà soát", "sửa đổi": "quy chế", "area": "I"}, []),
]


@pytest.mark.parametrize(("task", "mend"), CUT)
def test_a_text_that_commas_cut_is_put_together(task: Data, mend: list[str]) -> None:
    findings = find(task, Task, "plans/2026.yaml")
    assert {finding.rule for finding in findings} == {"unknown-key"}
    fixes = [finding.fix for finding in findings if finding.fix]
    assert fixes == fixes[:1] * len(fixes)
    assert [each for fix in fixes[:1] for each in (*fix.place.route, fix.text)] == mend
