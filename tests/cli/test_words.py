"""A command in an office's words answers as the command in ids does."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from tests.cli.conftest import EXAMPLE, Ask

PROVENANCE = "<!-- caich"  # it keeps the words of the request
DAY = dt.date(2020, 12, 25)
QUESTIONS = [
    ("list --class overdue", ["list", "--class", "quá hạn"]),
    ("list --class done", ["list", "--class", "hoàn thành"]),
    ("list --status not-reported", ["list", "--status", "Chưa có báo cáo"]),
    ("list --status in-progress", ["list", "--status", "đang thực hiện"]),
    ("list --kind recurring", ["list", "--kind", "định kỳ"]),
    ("list --role support -a bo-b", ["list", "--role", "phối hợp", "-a", "Bộ B"]),
    ("render weekly", ["render", "tuần"]),
    ("render overdue", ["render", "quá hạn"]),
    (
        "render monthly --cutoff calendar --month 2020-10",
        ["render", "tháng", "--cutoff", "theo lịch", "--month", "tháng 10/2020"],
    ),
    (
        "update I.1 --status in-progress --dry-run",
        ["update", "I.1", "--status", "đang thực hiện", "--dry-run"],
    ),
    (
        "adjust I.3 --for 2020-11 --to 31/12/2020 --document 1/QĐ --dry-run",
        "adjust|I.3|--for|tháng 11/2020|--to|31/12/2020|--document|1/QĐ|--dry-run".split("|"),
    ),
    (
        "update I.3 --note A --for 2020-06 --dry-run",
        "update|I.3|--note|A|--for|Tháng 6 năm 2020|--dry-run".split("|"),
    ),
    ("forms out --period 2020-Q4 -o a", ["forms", "out", "--period", "quý IV/2020", "-o", "a"]),
    ("forms out --period 2020-W46 -o b", ["forms", "out", "--period", "tuần 46/2020", "-o", "b"]),
]


@pytest.mark.parametrize(("ids", "words"), QUESTIONS, ids=[ids for ids, _ in QUESTIONS])
def test_words_ask_what_ids_ask(ask: Ask, tmp_path: Path, ids: str, words: list[str]) -> None:
    answers = []
    for folder, command in (("ids", ids.split()), ("words", words)):
        shutil.copytree(EXAMPLE, tmp_path / folder)
        answers.append(ask(*command, at=tmp_path / folder, today=DAY))
    assert answers[0].code in (0, 1), answers[0].err
    ours, theirs = (
        structs.replace(each, out=each.out.partition(PROVENANCE)[0]) for each in answers
    )
    assert ours == theirs
