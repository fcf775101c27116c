"""``docs/rules.md``: the gallery of all rules, each with what ``caich validate`` says of its fault.

The pages' examples are laid out and judged as ``validate --today`` does it, on the day of the
pages; a rule on edits with ``--base``, one on a paper's figures by ``audit``. Each is judged by its
own rule: what other rules warn of in it is left out, so that a new rule changes no other's section.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from msgspec import structs

from caichcli.audit.log.figures import PlanFigures
from caichcli.files.disk import workspace
from caichcli.formats import findings
from caichcli.formats.answers.audit import counts, tally
from caichcli.formats.answers.explain import grade
from caichcli.formats.fences import example_files, fence
from caichcli.language.messages import say
from caichcli.rules.figures import log_differs
from caichcli.rules.pages import PLAN, TODAY, Page, page
from caichcli.rules.registry import of_kinds
from caichcli.rules.rule import Kind, Rule
from caichcli.services import audits, mends
from caichcli.services.audits import LogRequest
from caichcli.services.checks import Standard, Target, Verdict, judge, report
from caichcli.services.session import Session

HEAD = f"""\
# Quy tắc – Rules

Made by `make generated`: each rule's words, its example, and what
`caich validate --today {TODAY}` prints of it (in Vietnamese; `--lang en` for English). What other
rules warn of in an example is left out.

Mỗi quy tắc có: vì sao cần, ví dụ sai, kết quả `caich validate` in ra (không kể cảnh báo của quy
tắc khác), cách `--fix` tự sửa (nếu sửa được) và ví dụ đúng. Ví dụ không bắt đầu bằng `schema:`
đứng dưới phần đầu của một kế hoạch minh họa. Xem một quy tắc ngay trên máy: `caich explain TÊN`.
"""

PAPER = "bao-cao.md"

# What rules look at -> their kinds.
CHAPTERS: dict[str, tuple[Kind, ...]] = {
    "Đọc tệp – Reading the file": ("disk", "reader"),
    "Cấu trúc – Structure": ("structure",),
    "Nội dung – What the plan says": ("content",),
    "Dự thảo, với `--draft` – A draft, with `--draft`": ("draft",),
    "Lần sửa, với `--base` – The edit, with `--base`": ("edit",),
    "Bỏ qua một lỗi – Ignoring a finding": ("comment",),
    "Cài đặt `caich.toml` – Settings": ("settings",),
    "Số liệu của báo cáo, với `caich audit` – A paper's figures, with `caich audit`": ("paper",),
}


def rules() -> str:
    """Return the contents, then every rule by what it looks at."""
    parts = [HEAD]
    for title, kinds in CHAPTERS.items():
        parts += [f"**{title}**\n", *map(entry, of_kinds(*kinds)), ""]
    for title, kinds in CHAPTERS.items():
        parts.append(f"## {title}\n")
        for rule in of_kinds(*kinds):
            parts += section(rule)
    return "\n".join(parts).rstrip() + "\n"


def entry(rule: Rule) -> str:
    """Return a rule's line of the contents."""
    words = page(rule.name).words("vi")
    return f"- [{rule.name}](#{rule.name}) ({grade(rule.name, 'vi')}): {words.title}"


def section(rule: Rule) -> Iterator[str]:
    """Yield the parts of a rule: why, its fault, what is said of it, its mend."""
    own_page = page(rule.name)
    yield f"### {rule.name}\n"
    for lang in ("vi", "en"):
        words = own_page.words(lang)
        yield f"**{words.title}** ({grade(rule.name, lang)}). {words.why.strip()}\n"
    screen, difference = answers(rule)
    for key, example in own_page.examples():
        yield heading(f"explain.{key}")
        yield "\n\n".join(example_files(example)) + "\n"
        if key == "wrong":
            command = f"audit {PAPER}" if rule.kind == "paper" else "validate"
            command = f"caich {command}{option(rule)}"
            yield f"`{command}`:\n"
            yield fence(screen.rstrip("\n"), "text") + "\n"
            if difference:
                yield "`caich validate --fix --diff`:\n"
                yield fence(difference.rstrip("\n"), "diff") + "\n"


def option(rule: Rule) -> str:
    """Return what makes ``validate`` look for a rule's fault, where it does not always."""
    if rule.kind == "draft":
        return " --draft"
    if rule.name == log_differs.name:
        return f" --plan {PLAN}"
    return " --base ..." if page(rule.name).base is not None else ""


def heading(key: str) -> str:
    """Return the words that stand above a block, in both languages."""
    return f"{say('vi', key)} – {say('en', key)}:\n"


def answers(rule: Rule) -> tuple[str, str]:
    """Return what ``validate`` prints of a rule's wrong example, and ``--fix --diff`` of it."""
    if rule.kind == "paper":
        return audit_example(rule), ""
    session, verdict = judge_example(rule, "wrong")
    outcome = verdict.survey
    changes = [
        mends.FileChange(verdict.target, name, outcome.documents[name].text.encode(), text, count)
        for name, text, count in mends.one_pass(outcome, unsafe=False)
    ]
    screen = findings.write("text", report(session, [verdict]), "vi")
    return screen, "".join(mends.difference(session, change) for change in changes)


def audit_example(rule: Rule) -> str:
    """Return what ``audit`` prints of a rule's wrong example."""
    with TemporaryDirectory() as folder:
        lay_out(page(rule.name), "wrong", Path(folder))
        session = Session(Path(folder), TODAY)
        paper = audits.audit(session, PAPER, _log(rule, session))
    closing = counts(tally([paper.audit]), "vi")
    return findings.write("text", audits.report(session, [paper], (closing,)), "vi")


def _log(rule: Rule, session: Session) -> PlanFigures | None:
    """Return the log of an example's plan, for the rule that holds a paper against it."""
    return audits.log(session, LogRequest(PLAN)) if rule.name == log_differs.name else None


def judge_example(rule: Rule, example: Literal["wrong", "right"]) -> tuple[Session, Verdict]:
    """Return what is found in an example of a rule's page: by the rule, and the errors of any."""
    with TemporaryDirectory() as folder:
        now, before = Path(folder) / "now", Path(folder) / "before"
        lay_out(page(rule.name), example, now)
        if page(rule.name).base is not None:
            lay_out(page(rule.name), "base", before)
        base = str(before) if before.exists() else None
        place = workspace.at(now)
        assert place
        session = Session(now, TODAY)
        verdict = judge(session, Target(place), Standard(base, draft=rule.kind == "draft"))
        if rule.kind == "paper":
            told = tuple(audits.audit(session, PAPER, _log(rule, session)).findings)
            outcome = structs.replace(verdict.survey, findings=(*verdict.survey.findings, *told))
            verdict = structs.replace(verdict, survey=outcome)
    own = tuple(
        finding
        for finding in verdict.survey.findings
        if finding.rule == rule.name or finding.severity == "error"
    )
    outcome = structs.replace(verdict.survey, findings=own)
    return session, structs.replace(verdict, survey=outcome)


def lay_out(own_page: Page, example: Literal["wrong", "right", "base"], root: Path) -> None:
    """Write an example's files below a folder."""
    for name, data in own_page.workspace(example).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
