"""The text of a plan -> JSON-shaped data (str, int, float, bool, None, list, dict), or faults.

Plain scalars follow the core schema of YAML 1.2 (:mod:`caichcli.files.yaml.scalars`).
A key without a value has None, which the model takes for an absent key.
Refused: duplicate keys, anchors, aliases, tags, merge keys, keys that are not
text, directives, several documents, conflict markers, deep nesting, numbers
without a finite value, and the characters of :mod:`caichcli.files.yaml.characters`.

One quick pass builds the data and only notices that something may be wrong;
then :mod:`caichcli.files.yaml.diagnosis` reads again and says what and where.
"""

import gc

from msgspec import UNSET, Struct, UnsetType

from caichcli.files.yaml import characters, linewise
from caichcli.files.yaml.data import Json
from caichcli.language.characters import legible
from caichcli.plan.finding import Finding

BOM = "\ufeff"

# Faults that leave no doubt what the data is, so that the rules can judge the rest.
HARMLESS = {
    *characters.RULES,
    "anchor",
    "duplicate-key",
    "integer-too-long",
    "loose-yaml",
    "not-finite-number",
}

CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")


class YamlDocument(Struct, frozen=True):
    """A file as read. ``data`` is UNSET where the text has no certain meaning; findings say why.

    ``text`` is the file's text as it stands, a byte order mark kept as its
    first character U+FEFF, so that ``text.encode()`` gives the file's bytes.
    """

    text: str
    data: Json | UnsetType
    findings: tuple[Finding, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether a fault of the text leaves no data to rely on."""
        return any(finding.severity == "error" for finding in self.findings)


def load(data: bytes, file: str) -> YamlDocument:
    """Read the bytes of a file; the text of what is not UTF-8 shows U+FFFD where it is not."""
    text = decode(data, file)
    if isinstance(text, Finding):
        return YamlDocument(data.decode(errors="replace"), UNSET, (text,))
    return read(text, file)


def decode(data: bytes, file: str) -> str | Finding:
    """The text of UTF-8 bytes, a byte order mark kept; else the finding ``encoding``."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        from caichcli.files.yaml import encoding

        return encoding.fault(error, file)
    if "\0" in text[:4]:
        from caichcli.files.yaml import encoding

        return encoding.wide(data, file) or text
    return text


def read(text: str, file: str) -> YamlDocument:
    """Read the text of a file, whose name the findings show. A user's fault raises nothing."""
    collecting = gc.isenabled()
    gc.disable()  # nothing built here is garbage, and looking for some takes longer than all else
    try:
        return _read(text, text.removeprefix(BOM), file)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, body: str, file: str) -> YamlDocument:
    if any(mark[0] in body and mark in body for mark in CONFLICT_MARKS):
        from caichcli.files.yaml import conflicts

        if conflict_findings := conflicts.find(body, file):
            return YamlDocument(text, UNSET, tuple(conflict_findings))
    findings = characters.find(body, file)
    clean = legible(body) if findings else body
    data, doubtful = _build(clean)
    if doubtful:
        from caichcli.files.yaml import diagnosis

        findings += diagnosis.find(clean, file)
        findings.sort(key=_position)
    certain = all(finding.rule in HARMLESS for finding in findings)
    return YamlDocument(text, data if certain else UNSET, tuple(findings))


def _position(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span else (0, 0)


def _build(text: str) -> tuple[Json | UnsetType, bool]:
    """The data of a legible text, and whether diagnosis must look at the text."""
    data = linewise.read(text)
    if data is not None:
        return data, False
    from caichcli.files.yaml import parser

    return parser.build(text)
