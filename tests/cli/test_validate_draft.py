"""``caich validate --draft``: what a drafter is told, and what settings and comments do to it."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from caichcli.formats import findings
from caichcli.language.wording import Language
from tests.cli.conftest import REAL, Ask
from tests.formats.findings.samples import HEAD, REGISTER, lay_out, report_on

TASKS = """\
  - id: I.1
    title: Rà soát thủ tục hành chính về đất đai
    area: I
    lead: [bo-a, bo-b]
    deadline: 30/6/2026
    product: Báo cáo
  - id: I.2
    title: Tiếp tục rà soát các thủ tục hành chính trong lĩnh vực đất đai
    area: I
    lead: [lien-quan]
    deadline: Từ 01/7/2026
    product: Tờ trình cấp có thẩm quyền
  - id: I.3
    title: Tập huấn
    area: I
    support: [to]
  - id: I.4
    title: Kiểm tra
    area: I
    lead: [bo-a]
    deadline: Quý II/2026
    product: Kết luận
"""
GROUPS = """\
groups:
  - {id: lien-quan, name: Các cơ quan liên quan}
  - {id: to, name: Tổ công tác, members: [bo-a], complete: false}
"""
SETTINGS = "[draft]\ntasks-in-a-week = 1\n"
EVERY_RULE = [
    "crowded-week",
    "near-duplicate",
    "no-product",
    "several-leads",
    "unassigned-task",
    "undatable-deadline",
    "undatable-deadline",
    "unknown-members",
    "unnamed-authority",
    "vague-lead",
]


def draft(at: Path, tasks: str = TASKS, settings: str = SETTINGS) -> Path:
    files = {"plans/2026.yaml": HEAD + tasks, "plans/agencies.yaml": REGISTER + GROUPS}
    return lay_out(files | ({"caich.toml": settings} if settings else {}), at)


def rules_of(ask: Ask, at: Path, *words: str) -> list[str]:
    """Return which of the rules tried here tell something, once for each finding."""
    answer = ask("validate", "--format", "json", *words, at=at)
    rules = sorted(finding["rule"] for finding in json.loads(answer.out)["findings"])
    return [rule for rule in rules if rule in (*EVERY_RULE, "unused-ignore")]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_drafter_reads(tmp_path: Path, snapshot: SnapshotAssertion, lang: Language) -> None:
    report = report_on(draft(tmp_path), lang, warnings=EVERY_RULE, draft=True)
    assert findings.write("text", report, lang) == snapshot


def test_only_when_asked_for(ask: Ask, tmp_path: Path) -> None:
    at = draft(tmp_path)
    assert rules_of(ask, at) == []
    assert rules_of(ask, at, "--draft") == EVERY_RULE
    assert ask("validate", "--draft", "--strict", at=at).code == 1


@pytest.mark.parametrize("name", findings.FORMATS)
def test_every_format_tells_it(ask: Ask, tmp_path: Path, name: str) -> None:
    answer = ask("validate", "--draft", "--format", name, at=draft(tmp_path))
    assert (answer.code, answer.err) == (0, "")
    assert [rule for rule in EVERY_RULE if rule not in answer.out] == []


def test_the_heap_of_a_week_is_set_in_the_workspace(ask: Ask, tmp_path: Path) -> None:
    assert "crowded-week" not in rules_of(ask, draft(tmp_path, settings=""), "--draft")


def test_levels_hold_for_drafts(ask: Ask, tmp_path: Path) -> None:
    at = draft(tmp_path, settings='[rules]\nno-product = "off"\nvague-lead = "error"\n')
    assert ask("validate", "--draft", at=at).code == 1
    assert "no-product" not in rules_of(ask, at, "--draft")
    assert rules_of(ask, at) == []
    assert ask("status", at=at).code == 0


def test_comments_hold_for_drafts(ask: Ask, tmp_path: Path) -> None:
    ignored = "    lead: [bo-a, bo-b]  # caich: ignore[several-leads] hai bộ ký chung\n"
    at = draft(tmp_path, TASKS.replace("    lead: [bo-a, bo-b]\n", ignored))
    assert "several-leads" not in rules_of(ask, at, "--draft")
    assert rules_of(ask, at) == []  # not unused: without --draft nobody has looked
    left = draft(tmp_path, TASKS.replace("    lead: [bo-a, bo-b]\n", ignored.replace(", bo-b", "")))
    assert "unused-ignore" in rules_of(ask, left, "--draft")


def test_a_rule_for_drafts_is_explained_as_one(ask: Ask, tmp_path: Path) -> None:
    assert "no-product (cảnh báo, chỉ với --draft)" in ask("explain", "no-product", at=tmp_path).out
    english = ask("explain", "no-product", "--lang", "en", at=tmp_path).out
    assert "no-product (warning, with --draft only)" in english


def counted(ask: Ask, at: Path) -> dict[str, int]:
    names = rules_of(ask, at, "--draft", "--plan", "plans/2020.yaml")
    return {name: names.count(name) for name in dict.fromkeys(names)}


def test_the_real_plan_as_a_draft(ask: Ask) -> None:
    """The published summary names no deadline and no product; I.3 and III.5 are one job."""
    assert counted(ask, REAL) == {
        "near-duplicate": 1,
        "no-product": 26,
        "several-leads": 1,
        "unassigned-task": 8,
        "undatable-deadline": 26,
        "unknown-members": 3,
    }
