"""The tasks as JSON: the same answer as ``caich list --format json``, for machines."""

from caichcli.formats import data
from caichcli.formats.exports import ExportFile
from caichcli.formats.exports.columns import Export
from caichcli.language.wording import Language


def write(export: Export, lang: Language) -> ExportFile:
    """The answer of ``list``; the same in every language."""
    return ExportFile(data.dumps(data.listing(export.listing)).encode())
