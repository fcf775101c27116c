"""The formats of documents by name: to add one, add its module and its line."""

from types import ModuleType

from caichcli.formats.documents import html, markdown, word

FORMATS: dict[str, ModuleType] = {"markdown": markdown, "html": html, "docx": word}
