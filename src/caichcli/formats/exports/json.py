"""The tasks as JSON: the same answer as ``caich list --format json``, for machines."""

from caichcli.formats.answers import list_
from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export
from caichcli.formats.json_text import dumps
from caichcli.language.wording import Language


def write(export: Export, lang: Language) -> ExportFile:
    """The answer of ``list``; the same in every language."""
    return ExportFile(dumps(list_.data(export.listing, members=export.members)).encode())
