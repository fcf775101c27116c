"""The server behind an office's proxy, for everybody to read, and in the person's own name."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import Git
from tests.web.served import PLAN, Client, example, serving, written

OVERVIEW = f"/plan/{PLAN}"
REPORT = f"/plan/{PLAN}/tasks/II.1/report"
BEHIND = (
    *("--host", "127.0.0.1", "--proxy", "127.0.0.1", "--proxy-user", "X-Remote-User"),
    *("--origin", "https://ke-hoach.vi-du.vn"),
)
OFFICE = {"Host": "ke-hoach.vi-du.vn", "X-Remote-User": "Nguyễn Thị Minh Họa"}


@pytest.mark.parametrize(
    "options",
    [
        "--host 0.0.0.0",
        "--host 0.0.0.0 --read-only",
        "--host 0.0.0.0 --public",
        "--public --read-only",
        "--proxy 10.0.0.1 --proxy-user X-User",
        "--host 0.0.0.0 --proxy 10.0.0.1",
        "--host 0.0.0.0 --proxy-user X-User --read-only",
        "--host 0.0.0.0 --proxy 10.0.0.1 --proxy-user X-User",
        "--host 0.0.0.0 --proxy 10.0.0.1 --proxy-user X-User --public --read-only",
    ],
)
def test_a_door_is_not_opened_by_half(tmp_path: Path, options: str) -> None:
    command = [sys.executable, "-m", "caichcli", "serve", *options.split()]
    run = subprocess.run(
        command, cwd=example(tmp_path / "p"), capture_output=True, check=False, timeout=60
    )
    assert run.returncode == 2
    assert b"--" in run.stderr


def test_behind_a_proxy_its_user_is_needed_from_its_address(tmp_path: Path) -> None:
    with serving(example(tmp_path / "plan"), *BEHIND) as served:
        stranger = served.stranger()
        host = OFFICE["Host"]
        assert stranger.get(OVERVIEW, Host=host).status == 401
        assert stranger.get(OVERVIEW, Host=host, X_Remote_User=" ").status == 401
        assert stranger.get(f"/enter?key={'x' * 43}", Host=host).status == 401
        assert stranger.get(OVERVIEW, Host="127.0.0.1", X_Remote_User="an").status == 421
        assert stranger.get(OVERVIEW, Host=host, X_Remote_User="an").status == 200
        sent = {"Host": host, "X_Remote_User": "an"}
        values = {"status": "done", "by": "bo-b", "step": "look"}
        assert stranger.post(REPORT, values, **sent, Origin="http://evil.example").status == 403
        assert stranger.post(REPORT, values, **sent, Origin=BEHIND[-1]).status == 200


def test_the_user_s_header_from_elsewhere_is_nothing(tmp_path: Path) -> None:
    options = [word if word != "127.0.0.1" else "127.0.0.9" for word in BEHIND]
    options[1] = "127.0.0.1"
    with serving(example(tmp_path / "plan"), *options) as served:
        answer = served.stranger().get(OVERVIEW, Host=OFFICE["Host"], X_Remote_User="an")
        assert answer.status == 401


def test_the_public_reads_and_no_more(tmp_path: Path) -> None:
    options = ("--host", "127.0.0.1", "--read-only", "--public")
    with serving(example(tmp_path / "plan"), *options) as served:
        anybody = served.stranger()
        assert anybody.get(OVERVIEW).status == 200
        origin = f"http://127.0.0.1:{served.port}"
        assert anybody.post(REPORT, {"step": "look"}, Origin=origin).status == 403
        assert anybody.get(OVERVIEW).headers["X-Frame-Options"] == "DENY"


def test_names_of_persons_are_for_who_keeps_the_plan(tmp_path: Path) -> None:
    folder = example(tmp_path / "plan")
    plan = folder / "plans" / "2020.yaml"
    text = plan.read_text("utf-8").replace("  - id: II.1\n", "  - id: II.1\n    officer: Hoa Mẫu\n")
    plan.write_text(text, "utf-8")
    task = f"{OVERVIEW}/tasks/II.1"
    sheet = f"{OVERVIEW}/reports/paper?report=sheet&agency=bo-b&format=html&save=yes"
    with serving(folder) as served:
        keeper = served.visitor()
        assert "Hoa Mẫu" in keeper.get(task).words
        assert "Hoa Mẫu" not in keeper.get(sheet).text
    with serving(folder, "--host", "127.0.0.1", "--read-only", "--public") as served:
        anybody = served.stranger()
        for path in (task, sheet, f"{OVERVIEW}/changes?revision=HEAD", f"{OVERVIEW}/log"):
            assert "Hoa Mẫu" not in anybody.get(path).text
        for path in ("findings", "import", "undo"):
            assert anybody.get(f"{OVERVIEW}/{path}").status == 404


def test_a_commit_bears_the_name_that_was_given_once(tmp_path: Path, git: Git) -> None:
    folder = example(tmp_path / "plan")
    git(folder, "init", "-q")
    git(folder, "add", "plans")
    git(folder, "commit", "-q", "-m", "Bắt đầu")
    with serving(folder, "--commit") as served:
        visitor = served.visitor()
        values = {"status": "in-progress", "by": "Bộ B", "note": "Lần một"}
        look = visitor.post(REPORT, {**values, "step": "look"})
        assert 'name="author"' in look.text
        answer = written(visitor, REPORT, {**values, "author": "Trần Minh Họa <x>"})
        assert answer.status == 303
        cookies = answer.headers.get_all("Set-Cookie") or []
        (name,) = [one.partition(";")[0] for one in cookies if one.startswith("caich-author")]
        again = Client(
            visitor.port, {**visitor.headers, "Cookie": f"{visitor.headers['Cookie']}; {name}"}
        )
        look = again.post(REPORT, {**values, "note": "Lần hai", "step": "look"})
        assert 'name="author"' not in look.text
        assert written(again, REPORT, {**values, "note": "Lần hai"}).status == 303
    log = git(folder, "log", "--format=%an|%s")
    assert log.splitlines()[:2] == ["Trần Minh Họa  x|Ghi nhận báo cáo tiến độ: II.1"] * 2
    assert git(folder, "status", "--porcelain", "plans") == ""


LOOKERS = {
    # how it is served, what a request says besides: who looks from elsewhere, or only reads
    "reading alone": (("--read-only",), {}),
    "the public": (("--host", "127.0.0.1", "--read-only", "--public"), {}),
    "a user of the office's proxy": (BEHIND, {**OFFICE, "X_Remote_User": "an"}),
}


@pytest.mark.parametrize("who", LOOKERS)
def test_what_is_for_the_standing_agency_alone_nobody_else_sees(tmp_path: Path, who: str) -> None:
    options, headers = LOOKERS[who]
    with serving(example(tmp_path / "plan"), *options) as served:
        client = served.visitor() if who == "reading alone" else served.stranger()
        assert client.get(f"/plan/{PLAN}/risks", **headers).status == 404
        overview = client.get(f"/plan/{PLAN}", **headers)
        assert (overview.status, "/risks" in overview.text) == (200, False)


def test_who_keeps_the_plan_sees_it(tmp_path: Path) -> None:
    with serving(example(tmp_path / "plan")) as served:
        client = served.visitor()
        page = client.page("risks")
        assert (page.status, "Gợi ý theo dõi nội bộ" in page.words) == (200, True)
        assert f'href="/plan/{PLAN}/risks"' in client.page().text
