"""What a template is made of besides itself: the names that it imports, includes or extends."""

import re

from caichcli.formats.documents.word.package import MOST_OF_TEMPLATE, NoWord, unpack

_NAMED = re.compile(r"\b(?:import|include|extends|from)\s+[\"'“”]([^\"'“”]+)[\"'“”]")


def referenced(content: bytes) -> list[str]:
    """The names, in the order in which they stand; of a Word template as of text."""
    word = content.startswith(b"PK")
    text = _text_of_word(content) if word else content.decode("utf-8", "replace")
    return list(dict.fromkeys(_NAMED.findall(text)))


def _text_of_word(content: bytes) -> str:
    parts = unpack(content, MOST_OF_TEMPLATE)
    if isinstance(parts, NoWord):
        return ""
    xml = b"".join(part for name, part in parts.items() if name.startswith("word/"))
    text = re.sub(r"<[^>]*>", "", xml.decode("utf-8", "replace"))
    return text.replace("&quot;", '"')
