"""Files imported as ``caich import`` does, and their drafts in lines that people can read."""

import re
from pathlib import Path
from typing import Any

import msgspec
import yaml

from caichcli.importers import sources
from caichcli.importers.drafts.draft import Draft, DraftVerdict, Terms
from caichcli.importers.grids.grid import FileRefusal, Source
from caichcli.importers.task_tables import builder, candidates
from caichcli.plan.agencies import Register
from caichcli.plan.model import RegisterFile

ROOT = Path(__file__).parent.parent.parent


def real_register() -> Register:
    """The register of the ministries, agencies and provinces."""
    data = yaml.load((ROOT / "plans" / "agencies.yaml").read_bytes(), yaml.CBaseLoader)
    return Register(msgspec.convert(data, RegisterFile, strict=False))


REGISTER = real_register()
NO_TERMS = Terms()


def source(path: Path) -> Source:
    answer = sources.read(path.read_bytes(), path.name)
    assert not isinstance(answer, FileRefusal), answer
    return answer


def imported(path: Path, *numbers: int, terms: Terms = NO_TERMS) -> Draft:
    table = candidates.choose(source(path), numbers, REGISTER)
    assert not isinstance(table, FileRefusal), table
    return builder.build(table, REGISTER, terms)


def areas(draft: Draft) -> list[str]:
    return [
        f"{area['id']} {area['name']}" + (f" ({area['source']})" if "source" in area else "")
        for area in draft.areas
    ]


def tasks(draft: Draft) -> list[str]:
    """A line a task: id | title (parent) | lead | support | term | product [note] {document}."""
    return [_task(record) for record in draft.tasks]


def _task(record: dict[str, Any]) -> str:
    title = record["title"] + (f" ({record['source']})" if "source" in record else "")
    term = record.get("deadline", "")
    lead, support = (", ".join(record.get(key, ())) for key in ("lead", "support"))
    line = [
        record["id"],
        title,
        lead,
        support,
        term["words"] + " ?" if isinstance(term, dict) else term,
        record.get("product", ""),
    ]
    if "note" in record:
        line[-1] = f"{line[-1]} [{record['note']}]".strip()
    if "document" in record:
        line[-1] = f"{line[-1]} {{{' '.join(record['document'].values())}}}".strip()
    return re.sub(r"\| +(?=\|)", "| ", " | ".join(line).replace("\n", "⏎")).strip()


def said(draft: Draft, *results: str) -> list[str]:
    """The verdicts with one of the results, a line each: row kind result: reasons."""
    return [_said(verdict) for verdict in draft.verdicts if verdict.result in results]


def _said(verdict: DraftVerdict) -> str:
    reasons = ", ".join(reason.code for reason in verdict.reasons)
    return f"{verdict.row} {verdict.kind} {verdict.result}: {reasons}"
