"""Vietnamese numbers in words: "ba triệu bốn trăm năm mươi nghìn" -> 3450000."""

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9
}  # fmt: skip
_PAUSES = ("linh", "lẻ", "và")
LONGEST = 60  # words of a number


def value_in_words(text: str) -> int | None:
    """Return the whole number that words say and nothing else; None for any other words."""
    words = text.lower().replace(",", " ").split()
    if not words or len(words) > LONGEST:
        return None
    total, group, last = 0, 0, None
    for word in words:
        if word in _PAUSES:
            continue
        if word in _SCALES:
            if group == 0 and last not in _SCALES:
                return None
            below = total % _SCALES[word]  # of "hai nghìn ba trăm tỷ" the two thousand too
            total, group = total - below + (below + group) * _SCALES[word], 0
        else:
            added = _in_group(group, word, last)
            if added is None:
                return None
            group = added
        last = word
    return total + group if last is not None else None


def _in_group(group: int, word: str, last: str | None) -> int | None:
    """A number below a thousand with one word more; None where that word cannot follow."""
    if word in _DIGITS:
        follows = last is None or last in (*_SCALES, "trăm", "mươi", "mười")
        return group + _DIGITS[word] if follows else None
    if word == "mười":
        return group + 10 if last not in _DIGITS else None
    if word == "mươi" and last in _DIGITS:
        return group + _DIGITS[last] * 9
    if word == "trăm" and last in _DIGITS:
        return group + _DIGITS[last] * 99
    return None
