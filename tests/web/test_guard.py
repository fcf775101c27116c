"""Who is let in, with what, from where: every protection tried by a plain client."""

from pathlib import Path

import pytest

from tests.web.served import PLAN, Client, Served, example, serving

POLICY = "Content-Security-Policy"
OVERVIEW = f"/plan/{PLAN}"
REPORT = f"/plan/{PLAN}/tasks/II.1/report"
PATHS = ["/", OVERVIEW, REPORT, "/state", "/static/caich.css", "/static/icon.svg", "/no-such-page"]


@pytest.mark.parametrize("path", PATHS)
def test_another_user_of_the_machine_gets_nothing(shown: Served, path: str) -> None:
    stranger = shown.stranger()
    for cookie in (None, f"caich-{shown.port}=", f"caich-{shown.port}=guess", "x=y"):
        answer = stranger.get(path, Cookie=cookie)
        assert answer.status == 401
        assert b"Minh" not in answer.body
        assert b"minh" not in answer.body


@pytest.mark.parametrize("key", ["", "guess", "%00", "a" * 5000])
def test_no_other_secret_opens(shown: Served, key: str) -> None:
    answer = shown.stranger().get(f"/enter?key={key}")
    assert (answer.status, answer.headers["Set-Cookie"]) == (401, None)


def test_the_secret_is_not_used_up_by_a_browser_that_looks_ahead(shown: Served) -> None:
    path = shown.address.removeprefix(shown.origin)
    assert shown.stranger().get(path, Sec_Purpose="prefetch").status == 401


def test_the_cookie_is_for_our_own_pages_alone(shown: Served) -> None:
    answer = shown.stranger().get(shown.address.removeprefix(shown.origin))
    flags = {flag.strip().lower() for flag in answer.headers["Set-Cookie"].split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= flags
    assert "domain" not in answer.headers["Set-Cookie"].lower()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "[::1]:{port}"]
)
def test_a_name_turned_to_this_machine_is_refused(shown: Served, reader: Client, host: str) -> None:
    answer = reader.get(OVERVIEW, Host=host.format(port=shown.port))
    assert answer.status in (400, 421)
    assert b"minh" not in answer.body


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_both_names_of_this_machine_are_ours(shown: Served, reader: Client, name: str) -> None:
    assert reader.get(OVERVIEW, Host=f"{name}:{shown.port}").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_a_write_comes_from_our_own_page(
    shown: Served, reader: Client, headers: dict[str, str | None]
) -> None:
    before = (shown.folder / "plans" / "2020.yaml").read_bytes()
    sent = {name: text and text.format(port=shown.port) for name, text in headers.items()}
    values = {"status": "done", "by": "bo-b", "step": "write", "once": "x", "text_version": "y"}
    assert reader.post(REPORT, values, **sent).status == 403
    assert (shown.folder / "plans" / "2020.yaml").read_bytes() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_do_nothing(reader: Client, method: str) -> None:
    answer = reader.ask(method, REPORT)
    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("path", [*PATHS, "/enter?key=guess"])
def test_nothing_but_our_own_files_runs(reader: Client, path: str) -> None:
    headers = reader.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers[POLICY].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "server" not in headers


def test_pages_stay_out_of_every_cache(reader: Client) -> None:
    for path in (OVERVIEW, REPORT, "/state"):
        assert reader.get(path).headers["Cache-Control"] == "no-store"


def test_a_body_has_a_bound(reader: Client) -> None:
    """It is said in words: whoever dropped a large file is no stranger."""
    answer = reader.ask("POST", REPORT, None, Content_Length=str(10**12))
    assert answer.status == 413
    assert "lớn quá 40 MB" in answer.text
    assert "larger than 40 MB" in answer.text


def test_a_body_that_does_not_say_how_long_it_is_has_one_too(reader: Client) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    kind = {"Content_Type": "multipart/form-data; boundary=x"}
    answer = reader.chunked(REPORT, [head, *[b"a" * 2**20] * 64], **kind)
    assert answer.status == 413


def test_a_form_has_a_bound(reader: Client) -> None:
    fields = b"&".join(b"a%d=1" % number for number in range(5000))
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    assert reader.ask("POST", REPORT, fields, **kind).status == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2fetc%2fpasswd",
        "/plan/..%2f..%2fetc%2fpasswd",
        "/plan/%2fetc%2fpasswd/tasks",
        f"/plan/{PLAN}/tasks/..%2f..%2fx",
        f"/plan/{PLAN}/tasks/II.1/..",
        "/plan/plans%2f2020.yaml",
        "/plan/%00",
    ],
)
def test_no_path_comes_from_outside(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.status in (404, 422)
    assert "root:" not in answer.text
    assert "import " not in answer.text


def test_a_mistake_of_ours_shows_nothing_of_the_inside(reader: Client) -> None:
    for path in ("/no-such-page", f"/plan/{PLAN}/tasks/no", "/plan/no", REPORT + "x"):
        answer = reader.get(path)
        assert answer.status in (404, 422)
        for word in ("Traceback", ".py", "Error", "starlette", "uvicorn", str(Path.home())):
            assert word not in answer.text


def test_read_only_records_nothing(tmp_path: Path) -> None:
    with serving(example(tmp_path / "plan"), "--read-only") as served:
        visitor = served.visitor()
        assert "Ghi báo cáo" not in visitor.page("tasks", "II.1").words
        assert visitor.post(REPORT, {"status": "done", "step": "look"}).status == 403
