"""Values replaced, edits made together, edits refused, fixes."""

from typing import Any

import pytest
from msgspec import UNSET, json

from caichcli.files.yaml import editor, excerpt, reader
from caichcli.files.yaml.edits import AddKey, Append, Edit, Join, RenameKey, SetValue
from caichcli.plan.finding import Fix, Place
from tests.files.diffs import BOM, LOG, REPORT, edited, refused, versions

TITLE = ("tasks", 0, "title")

VALUES: dict[str, tuple[str, Any, str]] = {
    "plain": ("title: Một  # tên", "Hai", "title: Hai  # tên"),
    "in double quotes": ('title: "Một"', "Hai", 'title: "Hai"'),
    "in single quotes": ("title: 'Một'", "Hai's", "title: 'Hai''s'"),
    "a line break needs double quotes": ("title: 'Một'", "Hai\nba", 'title: "Hai\\nba"'),
    "a colon needs quotes": ("title: Một", "Hai: ba", 'title: "Hai: ba"'),
    "quotes that save backslashes": ("title: Một", 'Mục "a": b', "title: 'Mục \"a\": b'"),
    "over several lines": ("title: Một\n      hai\n    area: I", "Ba", "title: Ba\n    area: I"),
    "a literal block": ("title: |\n      Một\n\n    area: I", "Ba", "title: Ba\n\n    area: I"),
    "a number as text": ("title: Một", "2030", 'title: "2030"'),
    "a date": ("title: Một", "2026-06-30", "title: 2026-06-30"),
    "a number": ('title: "Một"', 40, "title: 40"),
    "a fraction": ("title: Một", 12.5, "title: 12.5"),
    "a whole number by division": ("title: Một", 80 / 2, "title: 40"),
    "a truth value": ("title: yes", True, "title: true"),
    "no value": ("title:", "Một", "title: Một"),
    "no value, a comment": ("title:  # tên", "Một", "title: Một  # tên"),
    "null": ("title: ~", "Một", "title: Một"),
    "an address": ("title: Một", "https://a.vn/?b=1#c", "title: https://a.vn/?b=1#c"),
    "a list": ("title: 'Một, hai'", ["Một", "hai"], "title: [Một, hai]"),
    "a mapping": ("title: Một", {"text": "Một: hai"}, 'title: {text: "Một: hai"}'),
    "in form NFC": ("title: Một", "Mo\u0302\u0323t", "title: Một"),
}


@pytest.mark.parametrize(("old", "value", "new"), VALUES.values(), ids=VALUES)
def test_a_value_is_replaced_in_its_style(old: str, value: Any, new: str) -> None:
    text = "tasks:\n  - id: I.1\n    {}\n  - id: I.2\n"
    assert edited(text.format(old), SetValue(TITLE, value)) == text.format(new)


IN_FLOW: dict[str, tuple[str, Any, str]] = {
    "a comma": ("Một", "Hai, ba", '"Hai, ba"'),
    "a question": ("Một", "Sao?", '"Sao?"'),
    "no value": ("", "Hai", "Hai"),
    "a list": ("Một", ["Một"], "[Một]"),
    "brackets": ("'Một'", "[1]", "'[1]'"),
}


@pytest.mark.parametrize(("old", "value", "new"), IN_FLOW.values(), ids=IN_FLOW)
def test_a_value_in_braces_is_replaced(old: str, value: Any, new: str) -> None:
    text = "tasks:\n  - {{id: I.1, title: {}, area: I}}\n"
    before = text.format(old)
    assert edited(before, SetValue(TITLE, value)).replace(" , ", ", ") == text.format(new)


CUT_TEXTS = {
    "one comma": ("{title: Một, hai, area: I}", ("hai",), '{title: "Một, hai", area: I}'),
    "several": (
        "{area: I, title: Một, hai,  ba }",
        ("hai", "ba"),
        '{area: I, title: "Một, hai, ba" }',
    ),
    "over lines": ("{title: Một,\n     hai, area: I}", ("hai",), '{title: "Một, hai", area: I}'),
}


@pytest.mark.parametrize(("old", "keys", "new"), CUT_TEXTS.values(), ids=CUT_TEXTS)
def test_a_text_cut_by_commas_is_put_together(old: str, keys: tuple[str, ...], new: str) -> None:
    join = Join(TITLE, ", ".join(("Một", *keys)), keys)
    assert edited(f"tasks:\n  - {old}\n", join) == f"tasks:\n  - {new}\n"


def test_many_edits_at_once() -> None:
    before, after = versions("""
         tasks:
           - id: I.1
        -    titel: Một
        -    product:
        +    title: Hai
        +    product: Báo cáo
        +    reminders:
        +      - {date: 2026-06-30, by: bo-a}
             updates:
               - {date: 2026-01-15}
        +      - {date: 2026-06-30, by: bo-a}
        +      - {date: 2026-07-01}
        +    note: Xong
           - id: I.2
             updates:
               - {date: 2026-01-15}
        +      - {date: 2026-07-02}
        +  - id: I.3
        """)
    edits = (
        Append(("tasks",), {"id": "I.3"}),
        AddKey(("tasks", 0), "note", "Xong"),
        Append(LOG, REPORT),
        Append(("tasks", 1, "updates"), {"date": "2026-07-02"}),
        SetValue(("tasks", 0, "titel"), "Hai"),
        RenameKey(("tasks", 0, "titel"), "title"),
        SetValue(("tasks", 0, "product"), "Báo cáo"),
        Append(("tasks", 0, "reminders"), REPORT, after=("title", "product")),
        Append(LOG, {"date": "2026-07-01"}),
    )
    assert edited(before, *edits) == after


def test_names_change_on_the_way_to_a_value() -> None:
    text = "tasks:\n  - updatess:\n      - dat: 30/6/2026\n        sta: x\n  - id: I.2\n"
    edits = (
        RenameKey(("tasks", 0, "updatess"), "updates"),
        RenameKey(("tasks", 0, "updatess", 0, "dat"), "date"),
    )
    renamed = text.replace("updatess", "updates").replace("dat:", "date:")
    assert edited(text, *edits) == renamed
    value = SetValue(("tasks", 0, "updatess", 0, "dat"), "2026-06-30")
    assert edited(text, *edits, value) == renamed.replace("30/6/2026", "2026-06-30")


def test_decomposed_text_stays_so() -> None:
    text = "tasks:\n  - title: Vie\u0323\u0302t Nam\n    updates: []\n"
    after = edited(text, Append(LOG, {"note": "Vie\u0323\u0302t"}))
    assert after == text.replace(" []", "\n      - {note: Việt}")


def test_nothing_to_edit() -> None:
    document = reader.read("a: 1\n", "p.yaml")
    assert editor.apply(document, []) == editor.Edited(document, ())


def test_the_splices_say_what_was_changed() -> None:
    document = reader.read(BOM + "a: 1\nb: [x]\n", "p.yaml")
    result = editor.apply(document, [Append(("b",), "y"), SetValue(("a",), 2)])
    assert isinstance(result, editor.Edited)
    assert [(one.start, one.end, one.text) for one in result.splices] == [
        (4, 5, "2"),
        (11, 11, ", y"),
    ]
    assert result.document == reader.read(BOM + "a: 2\nb: [x, y]\n", "p.yaml")


REFUSED: dict[str, tuple[str, Edit, str, str]] = {
    "a broken text": ("a: [", SetValue(("a",), "x"), "unreadable", "a: x"),
    "no such task": ("tasks: []\n", Append(LOG, 1), "missing", "updates: [1]"),
    "no such key": ("a: 1\n", SetValue(("b",), "x"), "missing", "b: x"),
    "no such key to rename": ("a: 1\n", RenameKey(("b",), "c"), "missing", "c:"),
    "no such item": ("a: [1]\n", SetValue(("a", 1), "x"), "missing", "- x"),
    "no list": ("a: 1\n", Append(("a",), "x"), "kind", "a: [x]"),
    "no mapping": ("a: [1]\n", AddKey(("a",), "b", "x"), "kind", "b: x"),
    "no keys behind": ("a: 1\n", Join(("a",), "1, b", ("b",)), "missing", "a: 1, b"),
    "keys on lines": ("a: x\nb:\n", Join(("a",), "x, b", ("b",)), "layout", "a: x, b"),
    "no scalar": ("a: [1]\n", SetValue(("a",), "x"), "kind", "a: x"),
    "the whole text": ("a: 1\n", SetValue((), "x"), "kind", "- x"),
    "the end of a text": ("a: 1\n", Append((), "x"), "kind", "- x"),
    "a key of a list": ("a: [1]\n", RenameKey(("a", 0), "b"), "kind", "b:"),
    "a key twice": ("a: 1\n", AddKey((), "a", "x"), "taken", "a: x"),
    "a name twice": ("a: 1\nb: 2\n", RenameKey(("a",), "b"), "taken", "b:"),
    "no finite number": ("a: 1\n", SetValue(("a",), float("inf")), "value", "a: inf"),
    "a number too long": ("a: 1\n", SetValue(("a",), 10**20), "value", f"a: {10**20}"),
    "an invisible character": ("a: 1\n", SetValue(("a",), "x\u200b"), "value", "a: x\u200b"),
    "a control character": ("a: 1\n", SetValue(("a",), "\x1b"), "value", 'a: "\\x1b"'),
    "half a character": ("a: 1\n", SetValue(("a",), "\ud800"), "value", 'a: "\\ud800"'),
    "an anchor": ("a: &x [1]\n", Append(("a",), 2), "layout", "a: [2]"),
    "a pair without braces": ("a: [b: 1]\n", AddKey(("a", 0), "c", 2), "layout", "c: 2"),
    "the other of two equal keys": ("a: 1\na: 2\n", RenameKey(("a",), "b"), "layout", "b:"),
}


@pytest.mark.parametrize(("text", "edit", "reason", "lines"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, edit: Edit, reason: str, lines: str) -> None:
    assert refused(text, edit) == editor.EditRefusal(reason, edit.route, lines)  # type: ignore[arg-type]


def test_edits_that_meet_are_refused() -> None:
    edits = (SetValue(("a",), "x"), SetValue(("a",), "y"))
    assert refused("a: 1\n", *edits).reason == "overlap"


def test_of_many_edits_the_one_that_does_not_fit_is_named() -> None:
    text = "a: 1\nb: [1]\nc: &x [1]\nd: 2\n"
    edits = (SetValue(("a",), 2), Append(("b",), 2), Append(("c",), 2), SetValue(("d",), 3))
    assert refused(text, *edits) == editor.EditRefusal("layout", ("c",), "c: [2]")


def test_faults_that_were_there_do_not_hinder() -> None:
    text = "a: 1\na: 2\nb: x\u200by\nc: 1\n"
    assert edited(text, SetValue(("c",), 2)) == text.replace("c: 1", "c: 2")


FIXES: dict[str, tuple[str, Fix, str]] = {
    "a key": ("a: {titel: 1}", Fix(Place("p", ("a", "titel"), True), "title"), "a: {title: 1}"),
    "a value": ("a: [bo_a, b]", Fix(Place("p", ("a", 0)), "bo-a"), "a: [bo-a, b]"),
    "a date": ("a: 30/6/2026", Fix(Place("p", ("a",)), "2026-06-30"), "a: 2026-06-30"),
    "a number as text": ("a: 1.10  # x", Fix(Place("p", ("a",)), ""), 'a: "1.10"  # x'),
    "a number as text in a list": ("a: [2030, 1]", Fix(Place("p", ("a", 0)), ""), 'a: ["2030", 1]'),
}


@pytest.mark.parametrize(("old", "mend", "new"), FIXES.values(), ids=FIXES)
def test_fixes(old: str, mend: Fix, new: str) -> None:
    # Two rules may propose the same mend.
    result = editor.fix(reader.read(BOM + old, "p"), [mend, mend])
    assert isinstance(result, editor.Edited)
    assert result.document.text == BOM + new


def test_a_long_plan_is_edited_by_an_excerpt() -> None:
    """Misled by a text that looks like tasks, the excerpt is dropped and the whole text taken."""
    tasks = "".join(f"  - id: I.{n}\n    updates:\n      - {{n: {n}}}\n" for n in range(50))
    plain = f"areas:\n  - id: I\ntasks:  # đây\n{tasks}notes: []\n"
    quoted = plain.replace("areas:", 'x: "\ntasks:\n  - id: I.1\n"\nareas:')
    edits = [Append(("tasks", 7, "updates"), {"n": "x"}), Append(("tasks",), {"id": "y"})]
    for text, short in ((plain, True), (quoted, False)):
        data = reader.read(text, "p.yaml").data
        assert data is not UNSET
        assert (excerpt.take(reader.read(text, ""), edits) is not None) == short
        after = text.replace("{n: 7}\n", "{n: 7}\n      - {n: x}\n")
        assert edited(text, *edits) == after.replace("notes:", "  - id: y\nnotes:")


def test_numbers_and_truth_values_are_told_apart() -> None:
    after = edited("a: [1]\n", Append(("a",), True), Append(("a",), 1), Append(("a",), 1.0))
    assert json.encode(reader.read(after, "").data) == b'{"a":[1,true,1,1]}'
