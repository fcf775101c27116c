"""People type the words that they read: each names one choice of its list, in either language."""

from collections import Counter

import pytest
from msgspec import Struct

from caichcli.cli.lists import names
from caichcli.language.choices import SUBJECTS, meant, spellings
from caichcli.language.messages import say
from caichcli.plan import model
from caichcli.plan.keys import keys
from caichcli.plan.model import Agency, Period, PlanFile, Task, Update
from caichcli.plan.records import Record

LISTS = {
    "class": ("single_classes", "class_sums"),
    "cutoff": ("cutoffs",),
    "eject": ("reports",),
    "kind": ("kinds",),
    "render": ("reports",),
    "role": ("roles",),
    "status": ("statuses",),
}

MODELS = [
    each
    for each in vars(model).values()
    if isinstance(each, type) and issubclass(each, Record) and each is not Record
]

TYPED = [
    ("status", "hoàn thành", "done"),
    ("status", "Đã hoàn thành", "done"),
    ("status", "đang thực hiện", "in-progress"),
    ("status", "dang thuc hien", "in-progress"),
    ("status", "Đã trình", "submitted"),
    ("status", "chưa báo cáo", "not-reported"),
    ("status", "Done", "done"),
    ("class", "quá hạn", "overdue"),
    ("class", "Chưa hoàn thành quá hạn", "overdue"),
    ("class", "chưa hoàn thành, quá hạn", "overdue"),
    ("class", "hoàn thành", "done"),
    ("class", "hoàn thành quá hạn", "done-late"),
    ("class", "Within term", "in-term"),
    ("kind", "định kỳ", "recurring"),
    ("kind", "quý", "quarter"),
    ("role", "phối hợp", "support"),
    ("render", "tuần", "weekly"),
    ("render", "quá hạn", "overdue"),
    ("render", "công văn đôn đốc", "letters"),
    ("render", "6 tháng", "half-year"),
    ("eject", "báo cáo năm", "yearly"),
    ("cutoff", "theo lịch", "calendar"),
]


@pytest.mark.parametrize(("field", "words", "choice"), TYPED)
def test_words_name_a_choice(field: str, words: str, choice: str) -> None:
    assert meant(field, words, _choices(field)) == choice


KEYS = [
    (Task, "thời hạn", "deadline"),
    (Task, "Hạn hoàn thành", "deadline"),
    (Task, "nội dung", "title"),
    (Task, "cơ quan chủ trì", "lead"),
    (Task, "chu tri", "lead"),
    (Task, "phối hợp", "support"),
    (Task, "sản phẩm", "product"),
    (Task, "nhóm", "area"),
    (Update, "trạng thái", "status"),
    (Update, "ngày", "date"),
    (Update, "kết quả", "results"),
    (Update, "kiến nghị", "proposals"),
    (Agency, "tên", "name"),
    (Agency, "viết tắt", "abbreviations"),
    (Period, "đến ngày", "to"),
    (PlanFile, "nhiệm vụ", "tasks"),
]


@pytest.mark.parametrize(("model", "words", "key"), KEYS)
def test_words_name_a_key(model: type[Struct], words: str, key: str) -> None:
    assert meant("key", words, keys(model)) == key


@pytest.mark.parametrize("model", MODELS)
def test_no_words_name_two_keys_of_one_mapping(model: type[Struct]) -> None:
    words = Counter(each for key in keys(model) for each in spellings("key.", key))
    assert [each for each, count in words.items() if count > 1] == []


@pytest.mark.parametrize("words", ["", "hạn", "hoàn", "không rõ", "2020"])
def test_other_words_name_none(words: str) -> None:
    assert not any(meant(field, words, _choices(field)) for field in LISTS)


@pytest.mark.parametrize("field", LISTS)
def test_every_choice_has_its_words_and_shares_them_with_none(field: str) -> None:
    keys = Counter(key for choice in _choices(field) for key in spellings(SUBJECTS[field], choice))
    assert [key for key, count in keys.items() if count > 1] == []
    for choice in _choices(field):
        assert meant(field, say("vi", f"{SUBJECTS[field]}{choice}"), _choices(field)) == choice


def _choices(field: str) -> list[str]:
    return [name for list_ in LISTS[field] for name in names(list_)]
