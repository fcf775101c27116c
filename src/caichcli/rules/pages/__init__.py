"""The pages of the rules: what each says, why, what to do, an example wrong and right.

One YAML file a rule. ``vi`` and ``en`` hold the same keys:

- ``title``: the fault in one line; ``why``: why it is one.
- ``message``, ``repair``: what is wrong here, and what to do, with the finding's
  values in {braces}, days as {name:day}, counts as {name:count}, numbers with
  decimals as {name:number}. What stands in
  [[double brackets]] is left out where a value in it is empty or absent.
- ``question``: of an asked rule, what whoever records it is asked; "yes" keeps it as it is.
- ``words``: the words for a value that is a key, by the value's name. A table
  ``problem.advice`` gives further words for ``problem``.
- ``labels``: what each related place is.

``wrong`` and ``right`` are files by name, or the text of ``plans/2026.yaml`` alone.
A character that must not be printed stands as <U+202E>.
A plan that does not begin with ``schema:`` stands below ``_base-plan.yaml``; a
workspace without a register has ``_base-agencies.yaml``, unless it says null.
For a rule on edits ``base`` is what both of them were edited from.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from caichcli.plan.finding import Finding, Related

Lang = Literal["vi", "en"]
Day = Callable[[dt.date, Lang], str]
Files = dict[str, str | None]

PLAN = "plans/2026.yaml"
REGISTER = "plans/agencies.yaml"
LONGEST = 300  # characters of a value in a message
TODAY = dt.date(2026, 6, 30)

_FOLDER = Path(__file__).parent
_CODE = re.compile(r"<U\+([0-9A-F]{4,6})>")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{([\w.]+)(:day|:count|:number)?\}")


class PageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A page's text in one language."""

    title: str
    message: str
    why: str
    repair: str
    question: str = ""
    words: dict[str, dict[str, str]] = {}
    labels: dict[str, str] = {}


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's page; the examples stand as they are shown.

    ``encoding`` is that of the wrong example's files.
    """

    vi: PageWords
    en: PageWords
    wrong: str | Files
    right: str | Files
    base: str | Files | None = None
    encoding: str = "utf-8"

    def words(self, lang: Lang) -> PageWords:
        return self.vi if lang == "vi" else self.en

    def examples(self) -> Iterator[tuple[str, str | Files]]:
        """Yield the examples that there are, in the order to be read in."""
        if self.base is not None:
            yield "base", self.base
        yield "wrong", self.wrong
        yield "right", self.right

    def workspace(self, example: Literal["wrong", "right", "base"]) -> dict[str, bytes]:
        """Return an example as the files of a whole workspace, to be judged on ``TODAY``."""
        example_text = {"wrong": self.wrong, "right": self.right, "base": self.base or {}}[example]
        encoding = self.encoding if example == "wrong" else "utf-8"
        parts: Files = {PLAN: example_text} if isinstance(example_text, str) else example_text
        texts = {name: _whole(name, text) for name, text in parts.items() if text is not None}
        files = {name: _CODE.sub(_character, text).encode(encoding) for name, text in texts.items()}
        if REGISTER not in parts:
            files[REGISTER] = _base("agencies").encode()
        return files


@cache
def page(rule: str) -> Page:
    """Return the page of a rule; KeyError where there is no such rule."""
    import yaml

    path = _FOLDER / f"{rule}.yaml"
    if not path.is_file():
        raise KeyError(rule)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may come without libyaml
    data = yaml.load(path.read_bytes(), loader)  # noqa: S506 - both are safe
    return msgspec.convert(data, Page)


def words(finding: Finding, lang: Lang, day: Day = lambda date, _: str(date)) -> tuple[str, str]:
    """Return what is wrong and what to do, as the finding's page says it; ``day`` writes a date."""
    text = page(finding.rule).words(lang)
    fill = _filler(finding, lang, day)
    return fill(text.message), " ".join(fill(text.repair).split())


def question(finding: Finding, lang: Lang, day: Day) -> str:
    """Return what the page of an asked rule asks whoever records what it finds."""
    return _filler(finding, lang, day)(page(finding.rule).words(lang).question)


def _filler(finding: Finding, lang: Lang, day: Day) -> Callable[[str], str]:
    """What puts a finding's values into the texts of its page."""
    text = page(finding.rule).words(lang)
    values = {name: _visible(str(value)) for name, value in finding.values.items()}

    def value(match: re.Match[str]) -> str:
        name, kind = match.groups()
        if kind == ":day":
            return day(dt.date.fromisoformat(values[name]), lang)
        if kind == ":count":  # two digits in Vietnamese, as papers count
            return f"{int(values[name]):02}" if lang == "vi" else values[name]
        if kind == ":number":
            return values[name].replace(".", ",") if lang == "vi" else values[name]
        table = text.words.get(name)
        return values[name] if table is None else fill(table[values[name.partition(".")[0]]])

    def optional(match: re.Match[str]) -> str:
        empty = any(
            not values.get(name.partition(".")[0]) for name, _ in _PLACEHOLDER.findall(match[1])
        )
        return "" if empty else match[1]

    def fill(template: str) -> str:
        return _PLACEHOLDER.sub(value, _OPTIONAL.sub(optional, template))

    return fill


def label(finding: Finding, related: Related, lang: Lang) -> str:
    """Return what a related place is to the finding."""
    return page(finding.rule).words(lang).labels[related.label]


def _visible(text: str) -> str:
    """Return a value of one line that neither hides nor steers anything where it is shown."""
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in short)


def _whole(name: str, text: str) -> str:
    is_plan = name.endswith(".yaml") and name != REGISTER
    if not is_plan or not text or text.startswith("schema:"):
        return text
    head, areas = _base("plan").split("areas:\n")
    own_areas = text.startswith("areas:")
    return head + text if own_areas else f"{head}areas:\n{areas}{text}"


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _base(name: str) -> str:
    return (_FOLDER / f"_base-{name}.yaml").read_text("utf-8")
