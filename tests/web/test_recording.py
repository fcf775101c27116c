"""A record from its form to the file: shown first, written once, as the command would write it."""

import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import (
    EXAMPLE,
    PLAN,
    TODAY,
    Client,
    Served,
    example,
    lines_added,
    serving,
    written,
)

TASK = f"/plan/{PLAN}/tasks/II.1"
REPORT = f"{TASK}/report"
DONE = {"status": "done", "by": "Bộ B", "results": "12/BC-BB ngày 24/12/2020", "note": "Xong"}


def plan_of(served: Served) -> Path:
    return served.folder / "plans" / "2020.yaml"


def by_command(folder: Path, *words: str) -> str:
    """What a plan's text is after a command."""
    copy = shutil.copytree(EXAMPLE, folder)
    command = [sys.executable, "-m", "caichcli", *words, "--plan", PLAN, "--date", TODAY]
    subprocess.run(command, cwd=copy, capture_output=True, check=True)
    return (copy / "plans" / "2020.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("task", "deed", "values", "words"),
    [
        (
            "II.11",
            "report",
            {"status": "in-progress", "progress": "60", "by": "Bo D", "note": "Đang lấy ý kiến"},
            [*"update II.11 -s in-progress --progress 60 --by bo-d -n".split(), "Đang lấy ý kiến"],
        ),
        (
            "II.1",
            "remind",
            {"document": "90/CV-MH ngày 20/12/2020", "agency": "Bộ B"},
            ["remind", "II.1", "--document", "90/CV-MH ngày 20/12/2020", "-a", "bo-b"],
        ),
        (
            "II.1",
            "adjust",
            {"to": "31/12/2020", "document": "91/QĐ-MH ngày 20/12/2020"},
            ["adjust", "II.1", "--to", "31/12/2020", "--document", "91/QĐ-MH ngày 20/12/2020"],
        ),
        (
            "II.1",
            "suspend",
            {"document": "92/QĐ-MH ngày 20/12/2020", "note": "Chờ luật"},
            ["suspend", "II.1", "--document", "92/QĐ-MH ngày 20/12/2020", "-n", "Chờ luật"],
        ),
        (
            "II.1",
            "cancel",
            {"document": "92/QĐ-MH ngày 20/12/2020"},
            ["cancel", "II.1", "--document", "92/QĐ-MH ngày 20/12/2020"],
        ),
    ],
)
def test_the_file_is_as_the_command_leaves_it(
    served: Served, tmp_path: Path, task: str, deed: str, values: dict[str, str], words: list[str]
) -> None:
    answer = written(served.visitor(), f"/plan/{PLAN}/tasks/{task}/{deed}", values)
    assert answer.status == 303, answer.words
    assert plan_of(served).read_text("utf-8") == by_command(tmp_path / "command", *words)


@pytest.mark.parametrize(
    ("kind", "ref", "values", "words"),
    [
        (
            "visit",
            "KT.1/tinh-y",
            {"status": "inspected", "document": "12/11/2020", "by": "Bộ A"},
            "inspections update KT.1/tinh-y --status inspected --by bo-a"
            " --document 12/11/2020".split(),
        ),
        (
            "remedy",
            "KT.1.2",
            {"status": "done", "by": "bo a", "completed": "30/6/2020", "note": "Đã xin lỗi"},
            [*"shortcomings update KT.1.2 --status done --by bo-a --completed 30/6/2020 -n".split(),
             "Đã xin lỗi"],
        ),
        (
            "initiative",
            "SK.4",
            {"status": "replicated", "unit": "Tỉnh X"},
            "initiatives update SK.4 --status replicated --unit tinh-x".split(),
        ),
    ],
)  # fmt: skip
def test_the_file_of_a_duty_is_as_the_command_leaves_it(
    served: Served, tmp_path: Path, kind: str, ref: str, values: dict[str, str], words: list[str]
) -> None:
    path = f"/plan/{PLAN}/record/{kind}"
    visitor = served.visitor()
    form = visitor.get(f"{path}?ref={ref}")
    assert f'name="ref" value="{ref}"' in form.text
    assert ref.partition("/")[0] in form.words
    answer = written(visitor, path, {"ref": ref, **values})
    assert answer.status == 303, answer.words
    assert plan_of(served).read_text("utf-8") == by_command(tmp_path / "command", *words)
    assert "Đã ghi 1 mục" in visitor.get(answer.headers["Location"]).words


def test_a_duty_that_is_not_there_is_said(served: Served) -> None:
    visitor = served.visitor()
    assert visitor.get(f"/plan/{PLAN}/record/remedy?ref=KT.9").status == 422
    assert visitor.get(f"/plan/{PLAN}/record/remedy").status == 404
    assert visitor.get(f"/plan/{PLAN}/record/other?ref=KT.1.2").status == 404
    judged = {"ref": "KT.1.2", "status": "done", "by": "Bộ B", "step": "look"}
    words = visitor.post(f"/plan/{PLAN}/record/remedy", judged).words
    assert "phải do cơ quan kiểm tra hoặc cơ quan thường trực ghi, không phải Bộ B" in words


def test_nothing_is_written_before_it_was_shown(served: Served) -> None:
    before = plan_of(served).read_bytes()
    look = served.visitor().post(REPORT, {**DONE, "step": "look"})
    assert plan_of(served).read_bytes() == before
    assert "II.1 – Bộ B: hoàn thành" in look.words
    assert "12/BC-BB" in look.words
    assert re.search(r"\+\s+- \{date: 2020-12-31", look.words)


def test_pressed_twice_it_is_recorded_once(served: Served) -> None:
    visitor = served.visitor()
    look = visitor.post(REPORT, {**DONE, "step": "look"})
    confirmed = {
        **DONE,
        "step": "write",
        "once": look.field("once"),
        "text_version": look.field("text_version"),
    }
    before = plan_of(served).read_text("utf-8")
    with ThreadPoolExecutor(8) as presses:
        answers = list(presses.map(lambda _: visitor.post(REPORT, confirmed), range(8)))
    assert {answer.status for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert len(lines_added(before, plan_of(served).read_text("utf-8"))) == 1
    assert "Đã ghi 1 mục" in visitor.get(answers[0].headers["Location"]).words


def test_a_page_that_is_out_of_date_writes_nothing_and_shows_both(served: Served) -> None:
    visitor = served.visitor()
    look = visitor.post(REPORT, {**DONE, "step": "look"})
    plan = plan_of(served)
    text = plan.read_text("utf-8").replace("Rà soát, trình", "Soát lại, trình", 1)
    plan.write_text(text, "utf-8")
    confirmed = {
        **DONE,
        "step": "write",
        "once": look.field("once"),
        "text_version": look.field("text_version"),
    }
    stale = visitor.post(REPORT, confirmed)
    assert stale.status == 409
    assert plan.read_text("utf-8") == text
    assert "Soát lại, trình" in stale.words  # what the other did
    assert "12/BC-BB" in stale.words  # what is to be recorded
    again = {**confirmed, "once": stale.field("once"), "text_version": stale.field("text_version")}
    assert visitor.post(REPORT, again).status == 303
    assert len(lines_added(text, plan.read_text("utf-8"))) == 1


@pytest.mark.parametrize("text_version", ["", "x", "0" * 64])
def test_what_was_never_shown_is_not_written(served: Served, text_version: str) -> None:
    before = plan_of(served).read_bytes()
    confirmed = {**DONE, "step": "write", "once": "made-up", "text_version": text_version}
    assert served.visitor().post(REPORT, confirmed).status == 409
    assert plan_of(served).read_bytes() == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Chưa có gì để ghi"),
        ({"status": "done", "by": "Bộ Không Có"}, "Bộ Không Có"),
        ({"status": "xyz"}, "xyz"),
        ({"status": "in-progress", "progress": "nhiều"}, "“Tiến độ ước tính (%)”: cần một số"),
        (
            {"status": "done", "date": "01/01/2021"},
            "Báo cáo ghi ngày 01/01/2021, sau hôm nay (31/12/2020). Sửa",
        ),
        ({"status": "done", "date": "31/2/2020"}, "31/2/2020"),
        ({"status": "done", "by": "Bộ B", "date": "01/01/2020"}, "ngày"),
        ({"note": "a\x00b"}, "chưa ghi"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_stays_typed(
    served: Served, values: dict[str, str], words: str
) -> None:
    before = plan_of(served).read_bytes()
    answer = served.visitor().post(REPORT, {**values, "reason": "lý do", "step": "look"})
    if not values:
        answer = served.visitor().post(REPORT, {"step": "look"})
    assert answer.status == 422, answer.words
    assert words in answer.words
    assert "dòng sẽ ghi" not in answer.words  # lines that nobody sees are no place
    assert not values or 'value="lý do"' in answer.text
    assert plan_of(served).read_bytes() == before


def test_a_question_is_asked_and_its_answer_taken(served: Served) -> None:
    visitor = served.visitor()
    values: dict[str, Any] = {"status": "in-progress", "by": "Bộ C", "note": "Đã trình"}
    asked = visitor.post(REPORT, {**values, "step": "look"})
    (name,) = set(re.findall(r'name="(answer-[^"]+)"', asked.text))
    assert "reporter-without-part" in asked.words
    assert written(visitor, REPORT, {**values, name: "bo-b"}).status == 303
    assert (
        "by: bo-b"
        in lines_added(
            (EXAMPLE / "plans" / "2020.yaml").read_text("utf-8"), plan_of(served).read_text("utf-8")
        )[0]
    )


HOSTILE = '"><script>alert(1)</script> \u202e{{ 7*7 }} # }\n- x: y'


def test_what_is_typed_never_acts(served: Served) -> None:
    visitor = served.visitor()
    values = {"note": HOSTILE.replace("\u202e", ""), "status": "in-progress", "by": "Bộ B"}
    answer = written(visitor, REPORT, values)
    assert answer.status == 303
    page = visitor.page("tasks", "II.1")
    assert "<script>alert" not in page.text
    assert "{{ 7*7 }}" in page.words
    assert "49" not in page.words.partition("Diễn biến")[2]


def test_many_clients_record_each_report_once(served: Served) -> None:
    count = 1000 if os.environ.get("CAICH_LONG") else 48
    before = plan_of(served).read_text("utf-8")

    def record(number: int) -> int:
        client: Client = served.visitor()
        values = {"note": f"Báo cáo {number}", "by": "Bộ B", "status": "in-progress"}
        answer = written(client, REPORT, values)
        tries = 0
        while answer.status == 409 and tries < count:
            again = {name: answer.field(name) for name in ("once", "text_version")}
            answer = client.post(REPORT, {**values, **again, "step": "write"})
            tries += 1
        return answer.status

    with ThreadPoolExecutor(16) as clients:
        assert set(clients.map(record, range(count))) == {303}
    added = lines_added(before, plan_of(served).read_text("utf-8"))
    notes = re.findall(r"Báo cáo (\d+)", "\n".join(added))
    assert sorted(map(int, notes)) == list(range(count))


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_killed_at_any_moment_a_record_is_whole_or_not_there(tmp_path: Path, delay: float) -> None:
    with serving(example(tmp_path / "plan")) as one:
        visitor, plan = one.visitor(), plan_of(one)
        before = plan.read_text("utf-8")
        look = visitor.post(REPORT, {**DONE, "step": "look"})
        own = {name: look.field(name) for name in ("once", "text_version")}

        def write() -> None:
            with suppress(OSError, HTTPException):
                visitor.post(REPORT, {**DONE, **own, "step": "write"})

        with ThreadPoolExecutor(1) as press:
            press.submit(write)
            time.sleep(delay)
            one.process.kill()
    after = plan.read_text("utf-8")
    assert len(lines_added(before, after)) in (0, 1)
    assert set(before.splitlines()) <= set(after.splitlines())
    with serving(one.folder) as again:  # a lock that was left is nobody's
        assert written(again.visitor(), REPORT, {**DONE, "note": "Lại"}).status == 303
    # What a killed writer left is cleared by the next.
    assert [path.name for path in plan.parent.iterdir() if path.suffix == ".tmp"] == []
