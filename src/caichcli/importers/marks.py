"""Patterns that read words with their marks, and texts typed without any: phoi hop, so noi vu."""

import re
from collections.abc import Iterator
from unicodedata import normalize


class WordPattern:
    """A pattern of Vietnamese words; a text of plain letters is read by its plain twin."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._marked = re.compile(pattern, flags)
        self._plain = re.compile(unmarked(pattern), flags)

    def of(self, text: str) -> re.Pattern[str]:
        return self._plain if text.isascii() else self._marked

    def match(self, text: str) -> re.Match[str] | None:
        return self.of(text).match(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.of(text).search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.of(text).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.of(text).finditer(text)

    def split(self, text: str) -> list[str]:
        return self.of(text).split(text)


def unmarked(text: str) -> str:
    """A text without its marks, in its own case."""
    letters = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub("[\u0300-\u036f]", "", letters)
