"""What the pages say is what the commands say; the address holds every filter."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bench import plans
from tests.web.served import PLAN, TODAY, Client, Served, nameless, serving

AS_OF = "28/6/2020"


def listed(folder: Path, *options: str) -> list[str]:
    """The ids that ``caich list`` gives."""
    words = ("list", "--plan", PLAN, "--format", "json", *options)
    run = subprocess.run(
        [sys.executable, "-m", "caichcli", *words], cwd=folder, capture_output=True, check=True
    )
    return [task["id"] for task in json.loads(run.stdout)["tasks"]]


def ids(pages: Iterable[str]) -> list[str]:
    rows = r'<tr>\s*<th scope="row"><a href="[^"]*/tasks/[^"]*">([^<]+)</a>'
    return [unescape(id_) for page in pages for id_ in re.findall(rows, page)]


FILTERS = [
    {},
    {"class": "overdue"},
    {"class": "done", "area": "II"},
    {"agency": "bo b", "role": "any"},
    {"agency": "Bộ C", "class": "total"},
    {"status": "not-reported"},
    {"kind": "recurring"},
    {"search": "thu tuc"},
    {"due-after": "01/7/2020", "due-before": "31/7/2020"},
    {"within": "15", "sort": "due"},
    {"class": "overdue", "sort": "late"},
    {"sort": "title"},
    {"search": "khong co gi"},
]


@pytest.mark.parametrize("filters", FILTERS, ids=urlencode)
def test_the_table_is_that_of_list(shown: Served, reader: Client, filters: dict[str, str]) -> None:
    query = urlencode({**filters, "as_of": AS_OF})
    first = reader.page("tasks", query=query)
    count = re.search(r"Trang 1/(\d+)", first.text)
    others = range(2, int(count[1]) + 1 if count else 2)
    pages = [reader.page("tasks", query=f"{query}&page={number}").text for number in others]
    options = [word for name, value in filters.items() for word in (f"--{name}", value)]
    assert ids([first.text, *pages]) == listed(shown.folder, "--as-of", AS_OF, *options)


def test_what_is_late_comes_in_parts_whose_counts_are_of_all(tmp_path: Path) -> None:
    plans.write(tmp_path, 400)
    command = (sys.executable, "-m", "caichcli", "overdue", "--format", "json", "--as-of", TODAY)
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    late = [task["id"] for task in json.loads(run.stdout)["tasks"]]
    assert len(late) > 200
    with serving(tmp_path) as served:
        client = served.visitor()
        parts = [client.get(f"/plan/minh-hoa-169/late?page={number}") for number in (1, 2, 3)]
    tables = [re.findall(r"data-label=\"Mã\"><a [^>]+>([^<]+)</a>", part.text) for part in parts]
    assert [id_ for table in tables for id_ in table if id_ in late] == late
    assert all(f"{len(late)} NHIỆM VỤ" in part.words for part in parts)


def test_every_figure_of_the_overview_opens_to_its_tasks(reader: Client) -> None:
    overview = reader.page(query=urlencode({"as_of": AS_OF})).text
    figures = re.findall(r'<a href="([^"]+/tasks\?[^"]+)">(\d+)</a>', overview)
    assert len(figures) > 90
    for address, count in dict(figures).items():
        page = reader.get(unescape(address)).text
        assert len(ids([page])) == int(count), address


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("agency=Bo+Khong+Co", "Bo Khong Co"),
        ("class=xong", "xong"),
        ("due-before=32/13/2020", "32/13/2020"),
        ("area=IX", "IX"),
    ],
)
def test_a_filter_that_means_nothing_is_said(reader: Client, query: str, words: str) -> None:
    answer = reader.page("tasks", query=query)
    assert answer.status == 422
    assert words in answer.words


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "9" * 50])
def test_a_page_that_is_not_there_is_the_nearest(reader: Client, number: str) -> None:
    answer = reader.page("tasks", query=f"page={number}")
    assert answer.status == 200
    assert ids([answer.text])


@pytest.mark.parametrize("as_of", ["30/2/2020", "hôm qua", "9999-99-99"])
def test_a_day_that_is_none_is_said(reader: Client, as_of: str) -> None:
    answer = reader.page(query=urlencode({"as_of": as_of}))
    assert answer.status == 422
    assert as_of in answer.words


def test_a_task_s_story_is_that_of_show(shown: Served, reader: Client) -> None:
    words = ("show", "II.1", "--plan", PLAN, "--as-of", AS_OF)
    run = subprocess.run(
        [sys.executable, "-m", "caichcli", *words],
        cwd=shown.folder,
        capture_output=True,
        check=True,
    )
    page = reader.page("tasks", "ii.1", query=urlencode({"as_of": AS_OF})).words
    for line in run.stdout.decode().splitlines()[7:]:
        for cell in re.split(r" {2,}", line.strip()):
            assert " ".join(nameless(cell).split()) in page


def test_the_language_stays(reader: Client) -> None:
    answer = reader.page(query="lang=en")
    assert "Overview" in answer.words
    cookie = answer.headers.get_all("Set-Cookie") or []
    (language,) = [one.partition(";")[0] for one in cookie if one.startswith("caich-lang")]
    english = Client(
        reader.port, {**reader.headers, "Cookie": f"{reader.headers['Cookie']}; {language}"}
    )
    assert "Tasks" in english.page("tasks").words
    assert "Nhiệm vụ" in reader.page("tasks").words


def test_the_page_follows_an_edit_by_hand(served: Served) -> None:
    visitor = served.visitor()
    before = json.loads(visitor.get("/state").text)["version"]
    assert f'data-version="{before}"' in visitor.page("tasks").text
    plan = served.folder / "plans" / "2020.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Rà soát, trình", "Soát lại, trình"), "utf-8")
    assert json.loads(visitor.get("/state").text)["version"] != before
    assert "Soát lại, trình" in visitor.page("tasks").words


def test_a_plan_that_is_broken_is_told_with_its_place(served: Served) -> None:
    visitor = served.visitor()
    plan = served.folder / "plans" / "2020.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("area: II\n", "area: XX\n", 1), "utf-8")
    answer = visitor.page("tasks")
    assert answer.status == 422
    assert "plans/2020.yaml:" in answer.words
    assert "XX" in answer.words
    plan.write_text(text, "utf-8")
    assert visitor.page("tasks").status == 200


def test_a_task_above_and_a_unit_inspected_are_what_people_call_them(reader: Client) -> None:
    """The plan above is a way on; no unit is called by the id of its agency."""
    story = reader.page("tasks", "II.1").text
    assert re.search(r'href="/plan/minh-hoa-2019/tasks/K.1">minh-hoa-2019/K.1 \(', story)
    assert reader.get("/plan/minh-hoa-2019/tasks/K.1").status == 200
    form = reader.page("record", "visit", query="ref=KT.1/bo-b").words
    assert "KT.1. Bộ B" in form
    assert "bo-b" not in form
    assert "Văn bản ngày 16/4/2020" in form  # a paper without a number


@pytest.mark.parametrize("page", ["tasks", "tasks/I.5", "tasks/I.3", "risks"])
def test_every_mark_is_explained_on_its_page(reader: Client, page: str) -> None:
    """A term of the plan's whole period, a lead carried on: nobody has to know (*) and (**)."""
    words = reader.page(*page.split("/"), query=urlencode({"as_of": AS_OF})).words
    marks = {
        "(*)": "Văn bản không ấn định thời hạn riêng",
        "(**)": "Câu giao việc không nêu cơ quan chủ trì",
    }
    borne = [mark for mark in marks if f" {mark}" in words]
    assert borne
    assert all(f"{mark} {marks[mark]}" in words for mark in borne)


def test_that_nothing_was_reported_is_said_below_the_figures_that_it_is_about(
    reader: Client,
) -> None:
    page = reader.page(query=urlencode({"as_of": "15/1/2020"})).text
    assert page.index('class="cards"') < page.index("Các số trên chỉ phản ánh thời hạn")
