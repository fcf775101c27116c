"""``caich audit``: what was read of papers, in words and as JSON."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from caichcli.audit.audits import Audit
from caichcli.audit.claims import Claim, Kind, Outcome
from caichcli.formats.findings.json import FindingRecord, records
from caichcli.formats.findings.report import Report
from caichcli.language.messages import say
from caichcli.language.wording import Language, in_prose


class Tally(Struct, frozen=True):
    """How many claims were checked, and what became of them; ``passed``: numbers that are none."""

    claims: int
    matches: int
    wrong: int
    notes: int
    passed: int


class ClaimRecord(Struct, frozen=True):
    """One claim: what it is, the figure as printed and where it stands."""

    kind: Kind
    outcome: Outcome
    rule: str
    path: str
    line: int
    column: int
    written: str


class AuditAnswer(Struct, frozen=True, omit_defaults=True):
    """``caich audit --format json``; ``claims`` with ``--all`` only."""

    findings: list[FindingRecord]
    tally: Tally
    claims: list[ClaimRecord] = []


def tally(audits: Sequence[Audit]) -> Tally:
    """Return the counts of several audits together."""
    return Tally(
        sum(len(one.claims) for one in audits),
        sum(one.matches for one in audits),
        sum(len(one.wrong) for one in audits),
        sum(len(one.notes) for one in audits),
        sum(one.passed for one in audits),
    )


def answer(report: Report, audits: Sequence[tuple[str, Audit]], *, every: bool) -> AuditAnswer:
    """Return what is printed as JSON of papers by their paths."""
    claims = [_record(path, claim) for path, one in audits for claim in one.claims]
    return AuditAnswer(records(report), tally([one for _, one in audits]), claims if every else [])


def counts(count: Tally, lang: Language) -> str:
    """The closing line: how many claims, how many hold, how many do not."""
    values = {name: in_prose(getattr(count, name), lang) for name in count.__struct_fields__}
    return (
        say(lang, "audit.counts", **values) if count.claims else say(lang, "audit.none", **values)
    )


def lines(path: str, audit: Audit, lang: Language) -> Iterator[str]:
    """A line a claim: its place, the figure, what it claims, the verdict."""
    for claim in audit.claims:
        yield say(
            lang,
            "audit.line",
            place=f"{path}:{claim.span.line}:{claim.span.column}",
            written=claim.written,
            kind=say(lang, f"audit.kind-{claim.kind}"),
            outcome=say(lang, f"audit.{claim.outcome}"),
            worked=_worked(claim),
        )


def _worked(claim: Claim) -> str:
    """How the figure is worked out, where the claim has it."""
    if "parts" in claim.values:
        return f" [{claim.values['parts']} = {claim.values['sum']}]"
    if "exact" in claim.values:
        return f" [{claim.values['part']}/{claim.values['whole']} = {claim.values['exact']}]"
    return ""


def _record(path: str, claim: Claim) -> ClaimRecord:
    span = claim.span
    return ClaimRecord(
        claim.kind, claim.outcome, claim.rule, path, span.line, span.column, claim.written
    )
