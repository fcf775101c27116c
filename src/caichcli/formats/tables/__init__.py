"""An answer's page drawn: a module a format, and ``screen`` for a terminal.

Each module but that has one function, ``write``; of ``FILES`` it returns bytes.
"""

from collections.abc import Callable
from importlib import import_module

from caichcli.formats.blocks import Page
from caichcli.language.wording import Language

Writer = Callable[[Page, Language], str]
FileWriter = Callable[[Page, Language], bytes]

# The formats, as --format takes them: each is written by the module of its name.
FORMATS = ("text", "markdown", "html")
# Those that are files, and the library that writes each, of the extra ``office``.
FILES = {"xlsx": "xlsxwriter", "docx": "docx"}


def write(format_: str, page: Page, lang: Language) -> str:
    """Return a page in a format; only that format's module is loaded."""
    writer: Writer = import_module(f"{__name__}.{format_}").write
    return writer(page, lang)


def write_file(format_: str, page: Page, lang: Language) -> bytes:
    """Return a page as a file's content, in one of ``FILES``."""
    writer: FileWriter = import_module(f"{__name__}.{format_}").write
    return writer(page, lang)
