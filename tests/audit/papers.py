"""Papers of a few lines, audited; findings as words that a table of tests can hold."""

from caichcli.audit import audits
from caichcli.audit.audits import Audit
from caichcli.importers.papers import lines


def audit(text: str) -> Audit:
    """The audit of a text as Markdown."""
    return audits.audit(lines.read(text, is_markdown=True))


def faults(text: str) -> list[str]:
    """What an audit says against a text: a rule and a figure each."""
    return [f"{claim.rule}={claim.written}" for claim in audit(text).claims if claim.rule]
