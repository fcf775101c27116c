"""``docs/rules.md``: the gallery of all rules, each with what ``caich validate`` says of its fault.

The pages' examples are laid out and judged as ``validate --today`` does it, on the day of the
pages; a rule on edits with ``--base``.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from caichcli.files.disk import workspace
from caichcli.formats import findings
from caichcli.formats.answers.explain import grade
from caichcli.formats.fences import example_files, fence
from caichcli.language.messages import say
from caichcli.rules.pages import TODAY, Page, page
from caichcli.rules.registry import (
    DISK,
    DRAFTS,
    EDITS,
    IGNORES,
    JUDGED,
    READER,
    SETTINGS,
    STRUCTURE,
)
from caichcli.rules.rule import Rule
from caichcli.services import mends
from caichcli.services.checks import Standard, Target, judge, report
from caichcli.services.session import Session

HEAD = f"""\
# Quy tắc – Rules

Made by `make generated`: each rule's words, its example, and what
`caich validate --today {TODAY}` prints of it (in Vietnamese; `--lang en` for English).

Mỗi quy tắc có: vì sao cần, ví dụ sai, kết quả `caich validate` in ra, cách `--fix` tự sửa (nếu
sửa được) và ví dụ đúng. Ví dụ không bắt đầu bằng `schema:` đứng dưới phần đầu của một kế hoạch
minh họa. Xem một quy tắc ngay trên máy: `caich explain TÊN`.
"""

# What a rule looks at -> the rules.
SETS: dict[str, tuple[Rule, ...]] = {
    "Đọc tệp – Reading the file": (*DISK, *READER),
    "Cấu trúc – Structure": STRUCTURE,
    "Nội dung – What the plan says": JUDGED,
    "Dự thảo, với `--draft` – A draft, with `--draft`": DRAFTS,
    "Lần sửa, với `--base` – The edit, with `--base`": EDITS,
    "Bỏ qua một lỗi – Ignoring a finding": IGNORES,
    "Cài đặt `caich.toml` – Settings": SETTINGS,
}


def rules() -> str:
    """The contents, then every rule by what it looks at."""
    parts = [HEAD]
    for title, own in SETS.items():
        parts += [f"**{title}**\n", *map(entry, own), ""]
    for title, own in SETS.items():
        parts.append(f"## {title}\n")
        for rule in own:
            parts += section(rule)
    return "\n".join(parts).rstrip() + "\n"


def entry(rule: Rule) -> str:
    """A rule's line of the contents."""
    words = page(rule.name).words("vi")
    return f"- [{rule.name}](#{rule.name}) ({grade(rule.name, 'vi')}): {words.title}"


def section(rule: Rule) -> Iterator[str]:
    """A rule: why, its fault, what is said of it, its mend."""
    told = page(rule.name)
    yield f"### {rule.name}\n"
    for lang in ("vi", "en"):
        words = told.words(lang)
        yield f"**{words.title}** ({grade(rule.name, lang)}). {words.why.strip()}\n"
    printed, mended = answers(rule.name)
    for key, example in told.examples():
        yield heading(f"explain.{key}")
        yield "\n\n".join(example_files(example)) + "\n"
        if key == "wrong":
            command = f"caich validate{option(rule)}"
            yield f"`{command}`:\n"
            yield fence(printed.rstrip("\n"), "text") + "\n"
            if mended:
                yield "`caich validate --fix --diff`:\n"
                yield fence(mended.rstrip("\n"), "diff") + "\n"


def option(rule: Rule) -> str:
    """What makes ``validate`` look for a rule's fault, where it does not always."""
    if rule in DRAFTS:
        return " --draft"
    return " --base ..." if page(rule.name).base is not None else ""


def heading(key: str) -> str:
    """Words that stand above a block, in both languages."""
    return f"{say('vi', key)} – {say('en', key)}:\n"


def answers(rule: str) -> tuple[str, str]:
    """What ``validate`` prints of a rule's wrong example, and ``--fix --diff`` of the same."""
    with TemporaryDirectory() as folder:
        now, before = Path(folder) / "now", Path(folder) / "before"
        told = page(rule)
        lay_out(told, "wrong", now)
        if told.base is not None:
            lay_out(told, "base", before)
        base = None if told.base is None else str(before)
        standard = Standard(base, draft=rule in {one.name for one in DRAFTS})
        example = workspace.at(now)
        assert example
        here, target = Session(now, TODAY), Target(example)
        verdict = judge(here, target, standard)
        printed = findings.write("text", report(here, [verdict]), "vi")
        changes = mends.mend(here, target, standard, unsafe=False)
        return printed, "".join(mends.difference(here, change) for change in changes)


def lay_out(told: Page, example: Literal["wrong", "base"], root: Path) -> None:
    """Write an example's files below a folder."""
    for name, data in told.workspace(example).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
