"""The CI recipes at work: their own shell steps, the real caich, an edit in a repository."""

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from caichcli.files.disk.starter import RECIPES
from tests.repositories import Git, commit
from tests.tools.edits import FILES, MISSPELT, PLAN, RIGHT, WRONG, with_caich_on_the_path
from tests.tools.workflows import Ran, recipe, run_actions, run_gitlab

pytestmark = pytest.mark.tools

PLAN_FILE = "plans/vi-du.yaml"
NOTHING = "0" * 40
NUMBER = 7
# What the main branch gets while an edit is being proposed.
MEANWHILE = {
    "plans/khac.yaml": PLAN.replace("id: vi-du", "id: khac").replace("Kế hoạch minh", "Một minh")
}


class Server:
    """A server with a repository, which runs a recipe in a clone beside the folder ``left``."""

    def __init__(self, place: str, git: Git, folder: Path) -> None:
        self.place, self.git, self.folder = place, git, folder
        self.origin, self.clone, self.left = (folder / name for name in ("origin", "clone", "left"))
        self.left.mkdir()
        self.origin.mkdir()
        git(self.origin, "init", "-q", "-b", "main")
        self.first = commit(git, self.origin, FILES)
        self.address = ""

    def propose(self, text: str) -> Ran:
        """Somebody proposes an edit; what the check of it tells."""
        self.git(self.origin, "checkout", "-q", "-b", "sửa")
        commit(self.git, self.origin, {PLAN_FILE: text})
        self.git(self.origin, "checkout", "-q", "main")
        commit(self.git, self.origin, MEANWHILE)
        if self.place == "github":
            self.git(self.origin, "checkout", "-q", "--detach")
            self.git(self.origin, "merge", "-q", "--no-edit", "sửa")
            self.git(self.origin, "branch", "merged")
        return self.check(
            "merged" if self.place == "github" else "sửa",
            GITHUB_BASE_REF="main",
            CI_MERGE_REQUEST_DIFF_BASE_SHA=self.first,
            CI_COMMIT_BEFORE_SHA=NOTHING,
        )

    def push(self, text: str, before: str | None = None) -> Ran:
        """An edit goes to the main branch; what the check of it tells."""
        commit(self.git, self.origin, {PLAN_FILE: text})
        return self.check("main", CI_COMMIT_BEFORE_SHA=before or self.first)

    def check(self, revision: str, **settings: str) -> Ran:
        return self.job(next(iter(RECIPES[self.place])), "caich", revision, settings)

    def week(self) -> Ran:
        return self.job([*RECIPES[self.place]][-1], "caich-weekly", "main", {})

    def job(self, file: str, job: str, revision: str, settings: dict[str, str]) -> Ran:
        if not self.clone.exists():
            self.git(self.folder, "clone", "-q", str(self.origin), str(self.clone))
        self.git(self.clone, "checkout", "-q", "--detach", f"origin/{revision}")
        workflow = recipe(self.folder / "ws", self.place, file)
        given = {
            "CI_PIPELINE_CREATED_AT": "2020-06-01T23:30:00Z",
            "GITHUB_API_URL": self.address,
            "GITHUB_BASE_REF": "",
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_STEP_SUMMARY": str(self.left / "summary.md"),
            "GITHUB_WORKSPACE": str(self.clone),
            "RUNNER_TEMP": str(self.left),
            **settings,
        }
        if self.place == "gitlab":
            return run_gitlab(workflow, job, self.clone, given)
        event = {
            "github.event.before": settings.get("CI_COMMIT_BEFORE_SHA", ""),
            "github.event.pull_request.number": str(NUMBER),
            "github.token": "t0ken",
        }
        # Of a push there is no comment: the step that writes it asks for a proposal.
        steps = next(iter(workflow["jobs"].values()))["steps"]
        steps[:] = [s for s in steps if self.address or "NUMBER" not in s.get("env", {})]
        return run_actions(workflow, self.clone, given, event)

    def read(self, name: str) -> str:
        folder = self.clone if self.place == "gitlab" else self.left
        return (folder / name).read_text("utf-8")


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, git: Git) -> Git:
    """Commits are made in the night of 1 to 2 June 2020: in Vietnam it is the 2nd already."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2020-06-01T23:30:00Z")
    with_caich_on_the_path(monkeypatch)
    return git


@pytest.fixture(params=["github", "gitlab", "forgejo"])
def server(request: pytest.FixtureRequest, git: Git, tmp_path: Path) -> Server:
    return Server(request.param, git, tmp_path)


@pytest.fixture
def github(git: Git, tmp_path: Path) -> Server:
    return Server("github", git, tmp_path)


def test_a_right_edit_passes_though_a_task_is_overdue(server: Server) -> None:
    ran = server.propose(RIGHT)
    assert ran.code == 0, ran.printed
    assert "### " in server.read("caich.md")
    changes = "caich-diff.md" if server.place == "gitlab" else "changes.md"
    assert "60%" in server.read(changes)


@pytest.mark.parametrize("edit", WRONG)
def test_a_broken_edit_fails_at_its_line(server: Server, edit: str) -> None:
    text, place, rule = WRONG[edit]
    ran = server.propose(text)
    assert ran.code == 1, ran.printed
    assert f"{place} lỗi[{rule}]" in ran.printed
    # Only what was proposed is told of, not what the main branch got meanwhile.
    assert ran.printed.count("lỗi[") == 1
    assert place.rstrip(":") in server.read("caich.md")


@pytest.mark.parametrize("edit", WRONG)
def test_what_goes_to_the_main_branch_is_judged_against_what_was_there(
    server: Server, edit: str
) -> None:
    text, place, rule = WRONG[edit]
    ran = server.push(text)
    assert ran.code == 1, ran.printed
    assert f"{place} lỗi[{rule}]" in ran.printed


def test_the_first_push_has_nothing_to_be_compared_with(server: Server) -> None:
    ran = server.push(RIGHT, before=NOTHING)
    assert ran.code == 0, ran.printed


def test_a_state_that_is_gone_does_not_pass_in_silence(server: Server) -> None:
    ran = server.push(RIGHT, before="1" * 40)
    assert ran.code == 3, ran.printed
    assert "1" * 40 in ran.printed


@pytest.mark.parametrize(("day", "code"), [("2020-06-02", 0), ("2020-06-03", 1)])
def test_today_is_the_day_of_the_edit_in_vietnam(server: Server, day: str, code: int) -> None:
    """Whenever the check runs again, and though it is still the day before in Greenwich."""
    ran = server.propose(f"{PLAN}      - {{date: {day}, by: bo-a, progress: 60}}\n")
    assert ran.code == code, ran.printed


def test_a_week_is_summed_up(server: Server) -> None:
    ran = server.week()
    assert ran.code == 0, ran.printed
    folder = server.clone if server.place == "gitlab" else server.left
    if server.place == "forgejo":
        folder = server.clone / "tong-hop"
    (page,) = folder.glob("tuan-*.html")
    assert "Tổng hợp tình hình thực hiện" in page.read_text("utf-8")
    assert page.with_suffix(".md").is_file()
    if server.place == "github":
        assert server.read("summary.md") == page.with_suffix(".md").read_text("utf-8")


def test_github_shows_an_annotation_sarif_and_a_digest(github: Server) -> None:
    ran = github.propose(MISSPELT)
    assert "::error file=plans/vi-du.yaml,line=14,endLine=14,col=12,endColumn=17," in ran.printed
    results = json.loads(github.read("caich.sarif"))["runs"][0]["results"]
    assert "unknown-agency" in [result["ruleId"] for result in results]
    assert github.read("summary.md").startswith("### ")


def test_github_takes_no_commands_from_a_plan(github: Server) -> None:
    ran = github.propose(MISSPELT.replace("bo-aa]", "bo-aa] # ##[error]x"))
    lines = ran.printed.splitlines()
    (start,) = (i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
    end = lines.index(f"::{lines[start].rpartition(':')[2]}::")
    assert [i for i, line in enumerate(lines) if "##[" in line and not start < i < end] == []


def test_the_comment_has_what_is_wrong_and_what_changed(github: Server) -> None:
    github.propose(RIGHT)
    comment = github.read("comment.md")
    assert comment.startswith("<!-- caich -->\n### ")
    assert re.search("^# Thay đổi từ [0-9a-f]{7,10} đến [0-9a-f]{7,10}$", comment, re.MULTILINE)
    assert "60%" in comment


def test_a_comment_is_never_too_long_for_github(github: Server) -> None:
    many = "".join(
        f"  - {{id: I.{i}, title: Việc {'dài ' * 40}{i}, area: I, lead: [bo-a]}}\n"
        for i in range(2, 500)
    )
    ran = github.propose(PLAN + many)
    assert ran.code == 0
    assert len(github.read("comment.md")) < 65_536
    assert "Bản so sánh quá dài" in github.read("comment.md")
    assert len(github.read("summary.md")) > 65_536


class Comments(BaseHTTPRequestHandler):
    """The comments of one proposal, as Forgejo's API keeps them."""

    kept: list[dict[str, object]]

    def do_GET(self) -> None:
        assert self.path == f"/repos/a/b/issues/{NUMBER}/comments"
        self.answer(self.kept)

    def do_POST(self) -> None:
        assert self.path == f"/repos/a/b/issues/{NUMBER}/comments"
        self.kept.append({"id": len(self.kept), **self.sent()})
        self.answer(self.kept[-1])

    def do_PATCH(self) -> None:
        folder, _, name = self.path.rpartition("/")
        assert folder == "/repos/a/b/issues/comments"
        self.kept[int(name)].update(self.sent())
        self.answer(self.kept[int(name)])

    def sent(self) -> dict[str, object]:
        assert self.headers["Authorization"] == "token t0ken"
        read: dict[str, object] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return read

    def answer(self, data: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def comments() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The address of a server that keeps comments, and those comments: at first another's."""
    kept: list[dict[str, object]] = [{"id": 0, "body": "Đồng ý."}]
    handler = type("Kept", (Comments,), {"kept": kept})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", kept
        server.shutdown()


def test_forgejo_gets_one_comment_and_then_a_newer_one_in_its_place(
    git: Git, tmp_path: Path, comments: tuple[str, list[dict[str, object]]]
) -> None:
    server = Server("forgejo", git, tmp_path)
    server.address, kept = comments
    assert server.propose(MISSPELT).code == 1
    assert len(kept) == 2
    assert "unknown-agency" in str(kept[1]["body"])
    git(server.origin, "checkout", "-q", "sửa")
    commit(git, server.origin, {PLAN_FILE: RIGHT})
    git(server.clone, "fetch", "-q")
    ran = server.check("sửa", GITHUB_BASE_REF="main")
    assert ran.code == 0, ran.printed
    assert len(kept) == 2
    assert kept[0]["body"] == "Đồng ý."
    assert str(kept[1]["body"]).startswith("<!-- caich -->")
    assert "unknown-agency" not in str(kept[1]["body"])
    assert "60%" in str(kept[1]["body"])
