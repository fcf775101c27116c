"""What people type about a task, and the record that it becomes."""

from typing import Any

import msgspec
import pytest

from caichcli.plan.agencies import Register
from caichcli.plan.input import Unclear, draft
from caichcli.plan.model import RegisterFile, Task, Update
from tests.plan.answers import REGISTER, load

AGENCIES = Register(msgspec.convert(load(REGISTER), RegisterFile, strict=False))

RECORDS: dict[str, tuple[Any, Any]] = {
    "a day as officials write it": ({"date": "30/6/2020"}, {"date": "2020-06-30"}),
    "an agency without marks": ({"by": "bo a"}, {"by": "bo-a"}),
    "agencies": ({"lead": ["Bộ A", "bo-b"]}, {"lead": ["bo-a", "bo-b"]}),
    "keys in the model's order, others last": (
        {"x": 1, "status": "done", "date": "1/6/2020"},
        {"date": "2020-06-01", "status": "done", "x": 1},
    ),
    "what has no value is left out": ({"note": None, "status": "done"}, {"status": "done"}),
    "progress": ({"progress": "40"}, {"progress": 40}),
    "progress in percent": ({"progress": " 12,5 % "}, {"progress": 12.5}),
    "progress in words": ({"progress": "một nửa"}, {"progress": "một nửa"}),
    "a document and its day": (
        {"document": "03/BC-VD @ 2/4/2020"},
        {"document": {"number": "03/BC-VD", "date": "2020-04-02"}},
    ),
    "a document alone": ({"document": " 03/BC-VD "}, {"document": {"number": "03/BC-VD"}}),
    "a document by its keys": (
        {"document": {"number": "03/BC-VD", "date": "2/4/2020", "issuer": None}},
        {"document": {"number": "03/BC-VD", "date": "2020-04-02"}},
    ),
    "lines that end as Windows ends them": (
        {"note": "a\r\nb", "problems": ["c\r\nd", {"text": "e\r\nf"}]},
        {"note": "a\nb", "problems": [{"text": "c\nd"}, {"text": "e\nf"}]},
    ),
    "one result": ({"results": "1/BC"}, {"results": [{"number": "1/BC"}]}),
    "a result as it is cited": (
        {"results": ["Báo cáo số 1/BC-A ngày 02/4/2020"]},
        {"results": [{"number": "1/BC-A", "date": "2020-04-02"}]},
    ),
    "a status in words": ({"status": "Hoàn thành"}, {"status": "done"}),
    "an answer in words": ({"answer": "Đồng ý"}, {"answer": "agreed"}),
    "an answer with no": ({"answer": "không chấp thuận"}, {"answer": "not-agreed"}),
    "yes in words": ({"nothing_new": "có"}, {"nothing_new": True}),
    "yes as YAML says it": ({"nothing_new": "true"}, {"nothing_new": True}),
    "a cross for yes": ({"nothing_new": "X"}, {"nothing_new": True}),
    "yes in English": ({"nothing_new": "Yes"}, {"nothing_new": True}),
    "no in words": ({"nothing_new": "không"}, {"nothing_new": False}),
    "no as YAML says it": ({"nothing_new": "false"}, {"nothing_new": False}),
    "no in English": ({"nothing_new": "NO"}, {"nothing_new": False}),
    "an occurrence in words": ({"for": "tháng 10/2020"}, {"for": "2020-10"}),
    "results": (
        {"results": ["1/BC", {"number": "2/BC"}]},
        {"results": [{"number": "1/BC"}, {"number": "2/BC"}]},
    ),
    "one problem": ({"problems": "Thiếu người"}, {"problems": [{"text": "Thiếu người"}]}),
    "proposals, one put to somebody": (
        {"proposals": ["Thêm hạn", {"text": "Cho ý kiến", "to": "Bộ B", "answer": None}]},
        {"proposals": [{"text": "Thêm hạn"}, {"text": "Cho ý kiến", "to": "bo-b"}]},
    ),
}

# Left as it is: what is wrong with it, validate says.
ODD: list[dict[str, Any]] = [
    {"date": 20200630},
    {"by": ["bo-a"]},
    {"lead": "Bộ A"},
    {"lead": [7]},
    {"document": 7},
    {"results": 7},
    {"results": [7]},
    {"problems": 7},
    {"problems": [7, ["a"]]},
    {"progress": True},
    {"answer": 7},
    {"nothing_new": "có lẽ"},
    {"nothing_new": 1},
]

UNCLEAR = [
    ({"date": "hôm qua"}, Unclear("day", "date", "hôm qua")),
    ({"document": "3/BC@31/2/2020"}, Unclear("day", "document", "31/2/2020")),
    ({"by": "Bộ Z"}, Unclear("agency", "by", "Bộ Z")),
    ({"problems": [{"text": "x", "to": "Bộ Z"}]}, Unclear("agency", "problems", "Bộ Z")),
]


@pytest.mark.parametrize("what", RECORDS)
def test_what_is_typed_becomes_a_record(what: str) -> None:
    words, expected = RECORDS[what]
    record = draft(Task if "lead" in words else Update, words, AGENCIES)
    assert record == expected
    assert not isinstance(record, Unclear)
    assert list(record) == list(expected)


@pytest.mark.parametrize("words", ODD)
def test_what_has_another_form_is_left_as_it_is(words: dict[str, Any]) -> None:
    assert draft(Update, words, AGENCIES) == words


@pytest.mark.parametrize(("words", "expected"), UNCLEAR)
def test_what_cannot_be_made_out_is_told(words: dict[str, Any], expected: Unclear) -> None:
    assert draft(Update, words, AGENCIES) == expected
