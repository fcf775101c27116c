"""The grammar of deadlines, the search by name and rows from elsewhere, given any text."""

import datetime as dt
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from caichcli.importers import stream
from caichcli.language.likeness import alike
from caichcli.language.vietnamese import base_letters, fold, natural_key, sort_key
from caichcli.language.wording import read_day
from caichcli.plan import deadlines
from caichcli.plan.agencies import SUGGESTIONS, NotFound, Register
from caichcli.plan.deadlines import Deadline
from caichcli.plan.model import RegisterFile
from tests.fuzz.workspaces import free_texts
from tests.random_plans import AGENCIES, DEADLINES, Data, register_data

# The words that deadlines are made of, besides those of whole deadlines.
WORDS = (
    *"trước sau từ đến hết ngày tháng quý năm tuần giờ thứ hằng mỗi cuối đầu kỳ I IV".split(),
    *"thường xuyên định kỳ khi theo báo cáo hoàn thành 6 15 / - . , ; ( ) : và hoặc".split(),
    *"chậm nhất trong khoảng không quá kể nay nửa đến khi 31/11 hai mươi năm mùng".split(),
    *"2020 30/6 169/QĐ-TTg 17h00".split(),
)
wordings = st.sampled_from([one.format(y=2020) for many in DEADLINES.values() for one in many])
cells = st.lists(st.sampled_from(WORDS) | wordings | free_texts, max_size=12).flatmap(
    lambda parts: st.sampled_from([" ", "", ", ", "\n", " - "]).map(lambda sign: sign.join(parts))
)
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
days = st.dates(dt.date(1945, 1, 1), dt.date(2099, 12, 31))


@given(cells, days, days, st.none() | days)
def test_any_deadline(text: str, one: dt.date, other: dt.date, issued: dt.date | None) -> None:
    """It is understood, with days near the plan's, or refused with rewrites that are read."""
    start, end = sorted((one, other))
    read = deadlines.read(text, start, end, issued)
    if isinstance(read, Deadline):
        for day in (read.start, read.due, *(part.due for part in read.parts)):
            assert day is None or FIRST <= day <= LAST
        for part in read.parts:
            if part.recurrence is not None:
                met = deadlines.occurrences(part.recurrence, start, min(end, start.replace(day=28)))
                assert len({one.key for one in met}) == len(met)
    else:
        for rewrite in read.readings:
            assert isinstance(deadlines.read(rewrite, start, end, issued), Deadline)


@given(register_data(), free_texts | st.sampled_from(sorted(AGENCIES.values())), st.data())
def test_any_name(file: Data, text: str, data: st.DataObject) -> None:
    """A name is one body's or nobody's; what is suggested is in the register."""
    if text and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(free_texts) + text[at + 1 :]
    register = Register(msgspec.convert(file, RegisterFile))
    found = register.find(text)
    if isinstance(found, NotFound):
        assert len(found.near) <= SUGGESTIONS or found.ambiguous
        assert all(id_ in register for id_ in found.near)
    else:
        assert found in register


rows = st.lists(st.dictionaries(st.sampled_from(["task", "note", "x"]), free_texts), max_size=3)
tables = st.lists(st.lists(free_texts, max_size=4).map(",".join), max_size=4).map("\n".join)


@given(
    st.binary(max_size=60)
    | free_texts.map(str.encode)
    | rows.map(lambda data: json.dumps(data).encode())
    | tables.map(lambda text: f"task,note,problems,problems.to\n{text}".encode())
)
def test_any_rows(content: bytes) -> None:
    found = stream.read(content, "task", "a.yaml")
    if isinstance(found, stream.StreamFault):
        assert found.line <= content.count(b"\n") + content.count(b"\r") + 1
    else:
        assert [row.number for row in found] == list(range(1, len(found) + 1))
        assert all(isinstance(row.values, dict) for row in found)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words(one: str, other: str) -> None:
    assert fold(fold(one)) == fold(one)
    assert base_letters(base_letters(one)) == base_letters(one)
    assert (sort_key(one) < sort_key(other)) or sort_key(other) <= sort_key(one)
    assert (natural_key(one) < natural_key(other)) or natural_key(other) <= natural_key(one)
    assert all(0 <= first < second < 2 for first, second in alike([one, other]))
    read_day(one)
