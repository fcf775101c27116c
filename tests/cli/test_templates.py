"""Templates that staff own: copied out, never over their own, looked through before use."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

from caichcli.services.reporting.reports import REPORTS, REPORTS_OF_ONE
from tests.cli.conftest import EXAMPLE, Ask


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "plans").symlink_to(EXAMPLE / "plans")
    return tmp_path


def made(answer: str) -> list[str]:
    return [line.removeprefix("Đã chép ") for line in answer.splitlines()]


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (
            "-f markdown",
            [
                "caich.txt",
                "vi/weekly.md.j2",
                "vi/_labels.j2",
                "vi/_words.j2",
                "_parts.md.j2",
                "_weekly.md.j2",
            ],
        ),
        ("-f docx", ["caich.txt", "vi/weekly.docx", "vi/_labels.j2", "vi/_words.j2"]),
        ("-f docx --lang en", ["caich.txt", "en/weekly.docx", "en/_labels.j2", "en/_words.j2"]),
    ],
)
def test_a_template_and_its_parts(ask: Ask, workspace: Path, words: str, files: list[str]) -> None:
    answer = ask("templates", "eject", "weekly", *words.split(), at=workspace)
    assert (answer.code, answer.err) == (0, "")
    folder = workspace / "templates"
    found = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    assert sorted(found) == sorted(files)


@pytest.mark.parametrize("report", REPORTS)
def test_what_is_copied_makes_the_same_document(ask: Ask, workspace: Path, report: str) -> None:
    words = ["render", report, "--as-of", "28/6/2020"]
    words += ["--agency", "bo-b"] if report in REPORTS_OF_ONE else []
    words += ["--from", "1/6/2020", "--to", "28/6/2020"] if report == "period" else []
    ask(*words, "-f", "docx", "-o", "before.docx", at=workspace)
    assert ask("templates", "eject", report, "-f", "docx", at=workspace).code == 0
    ask(*words, "-f", "docx", "-o", "after.docx", at=workspace)
    before, after = (workspace / "before.docx", workspace / "after.docx")
    if before.is_dir():
        before, after = before / "bo-b.docx", after / "bo-b.docx"
    texts = [
        [p.text for p in docx.Document(BytesIO(path.read_bytes())).paragraphs if "mã" not in p.text]
        for path in (before, after)
    ]
    assert texts[0] == texts[1]


def test_nothing_is_overwritten(ask: Ask, workspace: Path) -> None:
    own = workspace / "templates" / "vi" / "weekly.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("của tôi", "utf-8")
    answer = ask("templates", "eject", "weekly", "-f", "markdown", at=workspace)
    assert answer.code == 0
    assert "Giữ nguyên templates/vi/weekly.md.j2: đã có tệp này\n" in answer.out
    assert "Đã chép templates/vi/_words.j2\n" in answer.out
    assert own.read_text("utf-8") == "của tôi"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("render --eject weekl", "weekly"),
        ("render --eject weekly -f pdf", "pdf"),
        ("render --eject", "Ghi rõ báo cáo"),
        ("render", "Ghi rõ báo cáo"),
        ("render --check-template khong-co", "Không có mẫu hay tệp “khong-co”"),
        ("templates eject weekl", "weekly"),
        ("templates eject weekly -f pdf", "pdf"),
        ("templates eject", "Thiếu MẪU"),
        ("templates check khong-co", "Không có mẫu hay tệp “khong-co”"),
        ("templates chek", "check"),
    ],
)
def test_what_is_asked_wrongly(ask: Ask, workspace: Path, words: str, said: str) -> None:
    answer = ask(*words.split(), at=workspace)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("report", REPORTS)
def test_the_shipped_ones_have_no_fault(ask: Ask, report: str, lang: str) -> None:
    for name in (f"{report}.md.j2", f"{report}.docx"):
        answer = ask("templates", "check", name, "--lang", lang, at=EXAMPLE)
        assert answer.code == 0, answer.out


def test_every_fault_of_a_text_template(ask: Ask, workspace: Path) -> None:
    path = workspace / "weekly.md.j2"
    path.write_text(
        "{{ report.day | day }}\n{% if false %}{{ repor }}{% endif %}\n{{ mad }}", "utf-8"
    )
    answer = ask("templates", "check", "weekly.md.j2", at=workspace)
    assert answer.code == 1
    assert "weekly.md.j2:3: mẫu dùng tên “mad” mà báo cáo không có. Có phải “made”?" in answer.out
    path.write_text("{% if false %}{{ repor }}{% endif %}", "utf-8")
    answer = ask("templates", "check", "weekly.md.j2", at=workspace)
    assert "weekly.md.j2:1: mẫu dùng tên “repor”" in answer.out
    path.write_bytes(b"\xff\xfe")
    answer = ask("templates", "check", "weekly.md.j2", at=workspace)
    assert (answer.code, "UTF-8" in answer.out) == (1, True)


def test_every_fault_of_a_word_template(ask: Ask, workspace: Path) -> None:
    document = docx.Document()
    for text in ("Tổng hợp", "Ngày {{ report.day", "{%p if x %}thừa", "xong }}"):
        document.add_paragraph(text)
    document.save(str(workspace / "weekly.docx"))
    answer = ask("templates", "check", "weekly.docx", at=workspace)
    assert answer.code == 1
    assert [line.partition(":")[0] for line in answer.out.splitlines()] == [
        "weekly.docx, đoạn 2 (“Ngày {{ report.day”)",
        "weekly.docx, đoạn 3 (“{%p if x %}thừa”)",
        "weekly.docx, đoạn 4 (“xong }}”)",
    ]


def test_a_faulty_word_template_writes_nothing(ask: Ask, workspace: Path) -> None:
    (workspace / "templates").mkdir()
    document = docx.Document()
    document.add_paragraph("Số quá hạn: {{ report.overdu | number }}")
    document.save(str(workspace / "templates" / "weekly.docx"))
    answer = ask("render", "weekly", "--week", "2020-W26", "-o", "w.docx", at=workspace)
    assert (answer.code, answer.out) == (3, "")
    place = "templates/weekly.docx, đoạn 1 (“Số quá hạn: {{ report.overdu | number }}”)"
    assert answer.err == (
        f"{place}: mẫu dùng tên “overdu” mà báo cáo không có. Có phải “overdue”?\n"
    )
    assert not (workspace / "w.docx").exists()


def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path) -> None:
    """In a Python that finds no docx: what a bare installation is."""
    code = (
        "import sys; sys.modules.update(docx=None, docxtpl=None, lxml=None)\n"
        "from caichcli.cli.main import run\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    words = ["render", "weekly", "--week", "2020-W26", "-o", str(tmp_path / "w.docx")]
    for lang, said in (("vi", "Cài thêm bằng lệnh: "), ("en", "To install: ")):
        done = subprocess.run(
            [sys.executable, "-c", code, *words, "--lang", lang],
            cwd=EXAMPLE, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 2
        assert f"{said}python3 -m pip install docxtpl" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_word_file_goes_to_a_pipe_as_it_is(tmp_path: Path) -> None:
    words = ["render", "brief", "--week", "2020-W26", "-f", "docx"]
    done = subprocess.run(
        [sys.executable, "-m", "caichcli", *words], cwd=EXAMPLE, capture_output=True, check=True
    )
    assert docx.Document(BytesIO(done.stdout)).paragraphs


def test_one_template_alone_stands_on_those_of_caich(ask: Ask, workspace: Path) -> None:
    answer = ask("templates", "eject", "weekly.md.j2", at=workspace)
    assert (answer.code, answer.out) == (0, "Đã chép templates/vi/weekly.md.j2\n")
    mine = workspace / "templates" / "vi" / "weekly.md.j2"
    own = "{% block summary %}\n**Tóm lược.**\n\n{% endblock %}\n"
    mine.write_text(mine.read_text("utf-8") + own, "utf-8")
    made = ask("render", "weekly", "--week", "2020-W26", at=workspace)
    assert (made.code, "Tóm lược" in made.out, made.err) == (0, True, "")


def test_a_template_of_an_older_caich_is_told_to_be_behind(ask: Ask, workspace: Path) -> None:
    ask("templates", "eject", "weekly.md.j2", at=workspace)
    notes = workspace / "templates" / "caich.txt"
    name, _, digest = notes.read_text("utf-8").split()
    notes.write_text(f"{name} 0.0.9 {digest[::-1]}\n", "utf-8")
    said = "Mẫu chép từ caich 0.0.9, nay caich có mẫu khác: vi/weekly.md.j2"
    assert said in ask("render", "weekly", "--week", "2020-W26", at=workspace).err
    assert said in ask("templates", "check", "weekly.md.j2", at=workspace).out
    notes.write_text("rác\n\n", "utf-8")
    assert ask("render", "weekly", "--week", "2020-W26", at=workspace).err == ""
