"""``caich agencies add|rename|alias``, ``import --register``: the register, line by line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.repositories import Git, commit

HEAD = "# Sổ của tỉnh\nschema: 1\nagencies:\n"
LINES = (
    "  - id: so-ke-hoach  # đến hết tháng 2/2025",
    "    name: Sở Kế hoạch và Đầu tư",
    "    kind: provincial-agency",
    "    to: 2025-02-28",
    "  - {id: so-noi-vu, name: Sở Nội vụ, kind: provincial-agency, abbreviations: [SNV]}",
)
GROUPS = "groups:\n  - {id: cac-so, name: Các sở, kinds: [provincial-agency]}\n"
REGISTER = HEAD + "\n".join(LINES) + "\n" + GROUPS
PLAN = """\
schema: 1
plan:
  id: "2026"
  title: Kế hoạch
  document: {number: 1/KH, date: 2026-01-05, issuer: UBND tỉnh}
  period: {from: 2026-01-01, to: 2026-12-31}
areas:
  - {id: I, name: Chung}
tasks:
  - {id: I.1, area: I, title: Họp, lead: [so-noi-vu], deadline: Quý I/2026}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/2026.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "plans/agencies.yaml").write_text(REGISTER, "utf-8")
    return tmp_path


def register_of(office: Path) -> str:
    return (office / "plans/agencies.yaml").read_text("utf-8")


WRITTEN = [
    # what is typed, the line before, the line after
    (
        ["add", "Sở Y tế", "--kind", "sở", "--abbreviation", "SYT"],
        GROUPS,
        "  - {id: so-y-te, name: Sở Y tế, kind: provincial-agency, abbreviations: [SYT]}\n"
        + GROUPS,
    ),
    (
        ["add", "Chi cục Biển", "--kind", "provincial-agency", "--id", "bien", "--parent", "SNV"],
        GROUPS,
        "  - {id: bien, name: Chi cục Biển, kind: provincial-agency, parent: so-noi-vu}\n" + GROUPS,
    ),
    (
        # the same name once more, for a body that begins when the former has ended
        [*"add --kind sở --id so-ke-hoach-moi --from 01/3/2025".split(), LINES[1].strip()[6:]],
        GROUPS,
        "  - {id: so-ke-hoach-moi, name: Sở Kế hoạch và Đầu tư, kind: provincial-agency,"
        " from: 2025-03-01}\n" + GROUPS,
    ),
    (
        ["rename", "SNV", "Sở Nội vụ và Lao động"],
        "name: Sở Nội vụ, kind: provincial-agency, abbreviations: [SNV]}",
        "name: Sở Nội vụ và Lao động, kind: provincial-agency, abbreviations: [SNV],"
        " aliases: [Sở Nội vụ]}",
    ),
    (
        ["rename", "so-ke-hoach", "Sở KH"],
        "\n".join(LINES[1:3]),
        "    name: Sở KH\n" + LINES[2] + "\n    aliases: [Sở Kế hoạch và Đầu tư]",
    ),
    (
        ["alias", "sở nội vụ", "Nội vụ tỉnh", "SNV", "Sở NV"],
        "abbreviations: [SNV]}",
        "abbreviations: [SNV], aliases: [Nội vụ tỉnh, Sở NV]}",
    ),
    (
        ["alias", "cac-so", "Các sở, ngành"],
        "kinds: [provincial-agency]}",
        'kinds: [provincial-agency], aliases: ["Các sở, ngành"]}',
    ),
    (["alias", "so-noi-vu", "SNV"], "", ""),  # known already
]


@pytest.mark.parametrize(("words", "before", "after"), WRITTEN)
def test_a_change_touches_its_lines_alone(
    words: list[str], before: str, after: str, ask: Ask, office: Path
) -> None:
    trial = ask("agencies", *words, "--dry-run", at=office)
    assert (trial.code, register_of(office)) == (0, REGISTER)
    assert all(line in trial.out for line in after.splitlines()[:1])
    answer = ask("agencies", *words, at=office)
    assert answer.code == 0, answer.err
    assert ask("validate", at=office).code == 0
    assert register_of(office) == REGISTER.replace(before, after)


REFUSED = [
    # what is typed, the exit code, what is said
    (["add", "Sở Nội vụ", "--kind", "sở"], 2, "“Sở Nội vụ” đã là tên của Sở Nội vụ (so-noi-vu)"),
    (["add", "SỞ  NỘI VỤ", "--kind", "sở", "--id", "khac"], 2, "đã là tên của Sở Nội vụ"),
    (["add", "Sở NV", "--kind", "sở"], 2, "đã là tên của Sở Nội vụ"),
    (["add", "Sở X", "--kind", "sở", "--abbreviation", "snv"], 2, "“snv” đã là tên"),
    (["add", "Sở X", "--kind", "sở", "--alias", "Các sở"], 2, "đã là tên của Các sở (cac-so)"),
    (["add", "Sở X", "--kind", "sở", "--id", "cac-so"], 2, "Mã “cac-so” đã là của Các sở"),
    (["add", "Sở X", "--kind", "sở", "--id", "a b"], 2, "lỗi[invalid-id]"),
    (["add", "", "--kind", "sở"], 2, "chưa ghi gì vào plans/agencies.yaml"),
    (["add", "Sở X", "--kind", "phòng ban"], 2, "--kind: không có lựa chọn “phòng ban”"),
    (["add", "Sở X", "--kind", "sở", "--parent", "Bộ Z"], 2, "Không có cơ quan nào tên “Bộ Z”"),
    (["add", "Sở X", "--kind", "sở", "--from", "hôm kia"], 2, "--from"),
    (["add", "Sở X"], 2, "Thiếu LOẠI"),
    (["rename", "Bộ Z", "Bộ Y"], 2, "Không có cơ quan nào tên “Bộ Z”"),
    (["rename", "cac-so", "SNV"], 2, "“SNV” đã là tên của Sở Nội vụ"),
    (["alias", "cac-so", "Sở NV"], 2, "“Sở NV” đã là tên của Sở Nội vụ"),
    (["sort"], 2, "Thừa từ trên dòng lệnh"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_cannot_be_entered_is_refused_and_nothing_written(
    words: list[str], code: int, said: str, ask: Ask, office: Path
) -> None:
    answer = ask("agencies", *words, at=office)
    assert (answer.code, register_of(office)) == (code, REGISTER)
    assert said in answer.err


BROKEN = [
    ("", "Chưa có sổ cơ quan plans/agencies.yaml"),
    (REGISTER + "agencies: []\n", "sổ cơ quan đã có lỗi từ trước"),
    (REGISTER.replace("kind: provincial-agency, abb", "kind: sở, abb"), "đã có lỗi từ trước"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_register_that_cannot_be_read_is_left_as_it_is(
    text: str, said: str, ask: Ask, office: Path
) -> None:
    path = office / "plans/agencies.yaml"
    path.write_text(text, "utf-8")
    if not text:
        path.unlink()
    answer = ask("agencies", "add", "Sở Y tế", "--kind", "sở", at=office)
    assert answer.code == 3
    assert said in answer.err
    assert (register_of(office) if text else path.exists()) == (text or False)


def test_an_agency_that_a_plan_lacks_may_be_entered(ask: Ask, office: Path) -> None:
    plan = office / "plans/2026.yaml"
    plan.write_text(PLAN.replace("lead: [so-noi-vu]", "lead: [so-y-te]"), "utf-8")
    assert ask("validate", at=office).code == 1
    assert ask("agencies", "add", "Sở Y tế", "--kind", "sở", at=office).code == 0
    assert ask("validate", at=office).code == 0


def test_the_word_alone_and_its_help_stay(ask: Ask, office: Path) -> None:
    assert "so-noi-vu" in ask("agencies", at=office).out
    for lang in ("vi", "en"):
        help_ = ask("agencies", "--help", "--lang", lang, at=office)
        assert help_.code == 0
        assert all(f"\n  {name} " in help_.out for name in ("add", "rename", "alias"))


TABLE = """\
| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| I | Chung | | |
| 2 | Tập huấn | Sở Nội vụ | Quý II/2026 |
| 3 | Khám bệnh | Sở Y tế | Quý II/2026 |
| 4 | Rà soát | Các phòng, ban | Quý II/2026 |
"""
ENTERED = "  - {id: so-y-te, name: Sở Y tế, kind: provincial-agency}\n"
ENTERED_GROUP = '  - {id: cac-phong-ban, name: "Các phòng, ban", complete: false}\n'


def test_an_import_enters_what_it_proposes_with_a_new_plan(ask: Ask, office: Path) -> None:
    (office / "a.md").write_text(TABLE, "utf-8")
    words = ["import", "a.md", "-o", "plans/moi.yaml", "--title", "Kế hoạch", "--period", "2026"]
    answer = ask(*words, "--document", "2/KH@06/01/2026", "--register", at=office)
    assert "Bổ sung vào sổ cơ quan (2)" in answer.out
    assert "Đã ghi 2 cơ quan, nhóm vào plans/agencies.yaml." in answer.err
    assert register_of(office) == REGISTER.replace(GROUPS, ENTERED + GROUPS) + ENTERED_GROUP
    assert ask("validate", "plans/moi.yaml", "plans/agencies.yaml", at=office).code == 0


def test_an_import_enters_them_with_a_plan_that_is_there(ask: Ask, office: Path) -> None:
    (office / "a.md").write_text(TABLE, "utf-8")
    words = ["import", "a.md", "--into", "2026"]
    assert "unknown-agency" in ask(*words, "--apply", at=office).err
    trial = ask(*words, "--register", at=office)
    assert "unknown-agency" not in trial.err
    assert register_of(office) == REGISTER
    answer = ask(*words, "--register", "--apply", at=office)
    assert "Đã ghi 2 cơ quan, nhóm vào plans/agencies.yaml." in answer.err, answer.err
    assert ENTERED in register_of(office)
    assert "lead: [so-y-te]" in (office / "plans/2026.yaml").read_text("utf-8")
    assert ask("validate", at=office).code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "--register cần -o TỆP hoặc --into"),
        (["--into", "2026", "--apply", "--commit"], 2, "--register ghi hai tệp"),
        (["-o", "khac.yaml"], 3, "Chưa có sổ cơ quan"),
    ],
)
def test_a_register_to_enter_in_must_be_named(
    words: list[str], code: int, said: str, ask: Ask, office: Path
) -> None:
    (office / "a.md").write_text(TABLE, "utf-8")
    (office / "plans/agencies.yaml").unlink()
    answer = ask("import", "a.md", "--register", *words, at=office)
    assert answer.code == code
    assert said in answer.err
    assert not (office / "khac.yaml").exists()


CHANGES = [
    # what is typed, the commit's subject
    (["add", "Sở Y tế", "--kind", "sở"], "Sổ cơ quan: thêm so-y-te"),
    (["rename", "SNV", "Sở Nội vụ và Lao động"], "Sổ cơ quan: đổi tên so-noi-vu"),
    (["alias", "SNV", "Sở NV", "--lang", "en"], "Sổ cơ quan: thêm cách viết của so-noi-vu"),
]


@pytest.mark.parametrize(("words", "subject"), CHANGES)
def test_a_change_is_committed_alone(
    words: list[str], subject: str, ask: Ask, office: Path, git: Git
) -> None:
    assert ask("agencies", *words, "--commit", at=office).code == 3  # no repository
    assert register_of(office) == REGISTER
    git(office, "init", "-q")
    commit(git, office, {})
    (office / "plans/2026.yaml").write_text(PLAN + "# sửa dở\n", "utf-8")
    answer = ask("agencies", *words, "--commit", at=office)
    assert (answer.code, git(office, "log", "-1", "--format=%s")) == (0, subject), answer.err
    assert git(office, "show", "--name-only", "--format=") == "plans/agencies.yaml"
    assert git(office, "rev-parse", "HEAD")[:10] in answer.err
    undone = ask("agencies", "--undo", at=office)
    assert (undone.code, "đã được commit" in undone.err) == (2, True)


@pytest.mark.parametrize("words", [words for words, _ in CHANGES])
def test_a_change_is_taken_back(words: list[str], ask: Ask, office: Path) -> None:
    ask("agencies", *words, at=office)
    assert register_of(office) != REGISTER
    assert ask("agencies", "--undo", "-s", "x", at=office).code == 2
    answer = ask("agencies", "--undo", at=office)
    assert (answer.code, register_of(office)) == (0, REGISTER)
    assert "plans/agencies.yaml như trước khi ghi" in answer.out
    assert ask("update", "--undo", at=office).code == 2  # nothing is left to take back


def test_a_register_that_was_changed_since_stays(ask: Ask, office: Path) -> None:
    ask("agencies", "add", "Sở Y tế", "--kind", "sở", at=office)
    path = office / "plans/agencies.yaml"
    path.write_text(register_of(office) + "# sửa tay\n", "utf-8")
    answer = ask("update", "--undo", at=office)
    assert (answer.code, "tệp đã được sửa" in answer.err) == (2, True)
    assert "so-y-te" in register_of(office)
