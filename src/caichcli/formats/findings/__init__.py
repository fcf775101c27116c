"""Findings in every form that a person or a platform reads: a module a format.

Each module has one function, ``write``.
"""

from collections.abc import Callable
from importlib import import_module

from caichcli.formats.findings.report import Report
from caichcli.language.wording import Language

Writer = Callable[[Report, Language], str]

# The formats, as --format takes them: each is written by the module of its name.
FORMATS = ("text", "json", "github", "gitlab", "sarif", "markdown")

# Those that follow a finding from run to run.
NAMED = frozenset(("gitlab", "sarif"))


def write(format_: str, report: Report, lang: Language) -> str:
    """A report in a format; only that format's module is loaded."""
    writer: Writer = import_module(f"{__name__}.{format_}").write
    return writer(report, lang)
