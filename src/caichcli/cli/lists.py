"""The lists of names in help and completion, printed from what they list."""

from collections.abc import Iterable
from importlib import import_module
from typing import get_args

from caichcli.language.messages import sentences
from caichcli.language.wording import Language

# What a list is called in the sentences of help -> where its names stand: the keys of a mapping,
# a sequence, or a type of literals. Loaded when it is printed: a command has its own by then.
LISTS = {
    "agency_kinds": "caichcli.plan.kinds:AgencyKind",
    "answers": "caichcli.plan.model:Answer",
    "answer_file_formats": "caichcli.cli.answer_files:FORMATS",
    "answer_formats": "caichcli.cli.output:DOCUMENT_FORMATS",
    "asked_rules": "caichcli.services.records.confirmations:ASKED",
    "class_sums": "caichcli.services.filters:CLASS_SUMS",
    "cutoffs": "caichcli.services.reporting.periods:CUTOFFS",
    "document_formats": "caichcli.formats.documents:FORMATS",
    "exported": "caichcli.services.exports:EXPORTED",
    "export_formats": "caichcli.formats.exports:FORMATS",
    "finding_formats": "caichcli.formats.findings:FORMATS",
    "formats": "caichcli.cli.output:FORMATS",
    "initiative_statuses": "caichcli.plan.kinds:InitiativeStatus",
    "kinds": "caichcli.services.filters:KINDS",
    "languages": "caichcli.language.wording:LANGUAGES",
    "model_names": "caichcli.cli.commands.schema:MODELS",
    "ratings": "caichcli.plan.kinds:Rating",
    "recipes": "caichcli.files.disk.starter:RECIPES",
    "registers": "caichcli.services.starters:REGISTERS",
    "remedy_statuses": "caichcli.plan.kinds:RemedyStatus",
    "parts": "caichcli.services.lake.rollups:PARTS",
    "engines": "caichcli.services.lake.engines:ENGINES",
    "figures": "caichcli.services.lake.rollups:FIGURE_NAMES",
    "masters": "caichcli.services.lake.spark:MASTERS",
    "reports": "caichcli.services.reporting.reports:REPORTS",
    "roles": "caichcli.services.filters:ROLES",
    "single_classes": "caichcli.plan.standing:Class",
    "sorts": "caichcli.views.listing:SORTS",
    "stages": "caichcli.plan.initiatives:STAGES",
    "statuses": "caichcli.services.filters:STATUSES",
    "update_statuses": "caichcli.plan.model:Status",
    "visit_statuses": "caichcli.plan.kinds:VisitStatus",
}
# Whose names have words of their own, under this subject of the messages.
SUBJECTS = {"cutoffs": "cutoff", "registers": "register", "reports": "report", "roles": "role"}


class _Filling(dict[str, str]):
    """What stands for each placeholder of a sentence: looked up when the sentence has it."""

    def __init__(self, lang: Language, between: str, *, words: bool) -> None:
        super().__init__()
        self._lang, self._between, self._words = lang, between, words

    def __missing__(self, name: str) -> str:
        subject = SUBJECTS.get(name) if self._words else None
        if subject is None:
            return self._between.join(names(name))
        texts = sentences(self._lang)
        parts = (f"{each} ({texts[f'{subject}.{each}']})" for each in names(name))
        return self._between.join(parts)


def names(list_: str) -> Iterable[str]:
    """Return the names of a list, a key of ``LISTS``."""
    module, _, attribute = LISTS[list_].partition(":")
    value = getattr(import_module(module), attribute)
    return get_args(value) or value


def sentence(lang: Language, key: str) -> str:
    """Return a sentence of help with its lists, names with their words."""
    return sentences(lang)[key].format_map(_Filling(lang, ", ", words=True))


def metavar(lang: Language, key: str) -> str:
    """Return what stands for a value in help: names alone, one or the other."""
    return sentences(lang)[key].format_map(_Filling(lang, "|", words=False))
