"""How many findings there are, in words."""

from collections.abc import Iterator

from caichcli.formats.findings.report import Report
from caichcli.language.messages import say
from caichcli.language.wording import Language, number


def counts(report: Report, lang: Language) -> Iterator[str]:
    """Files, errors and warnings; then, where there are any, what is ignored or can be mended."""
    files = number(report.files, lang)
    if report.findings:
        errors, warnings = report.errors, len(report.findings) - report.errors
        counted = {"errors": number(errors, lang), "warnings": number(warnings, lang)}
        yield say(lang, "validate.count", files=files, **counted)
    else:
        yield say(lang, "validate.clean", files=files)
    if report.suppressed:
        yield say(lang, "validate.suppressed", count=number(len(report.suppressed), lang))
    fixes = [pointed.finding.fix for pointed in report.findings if pointed.finding.fix]
    safe = sum(fix.safe for fix in fixes)
    if safe:
        yield say(lang, "validate.fixable", count=number(safe, lang))
    if len(fixes) > safe:
        yield say(lang, "validate.fixable-unsafe", count=number(len(fixes) - safe, lang))
