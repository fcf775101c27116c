"""A number in digits, as a sheet shows it by the format of its cell: 1.1 as 1.10, 7 as NV-007.

Number formats: ECMA-376, part 1, 18.8.31. Thousands are not parted and the decimal sign is a
point, whatever the country; a format that would round is left aside, for no digit may be lost.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

LARGEST = 10**15  # Excel keeps fifteen digits
MOST_DECIMALS = 12
LARGEST_GENERAL = 10**11  # the format General shows eleven digits

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<place>[0#?])'
    r"|(?P<point>\.)|(?P<word>General|@)|(?P<plain>[-+/():!&'{}$ ])"
    r"|(?P<unseen>[_*].|,|\[[A-Za-z]+\])"
)


def formatted(value: float, shape: str) -> str:
    """The digits of a number by a format; its own where the format is not understood."""
    if not 0 <= value < LARGEST:
        return _general(value)
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;"])+', shape)
    tokens = _tokens(sections[2 if value == 0 and len(sections) > 2 else 0]) if sections else None
    if tokens is None:
        return _general(value)
    if any(kind == "word" for kind, _ in tokens):
        return "".join(_general(value) if kind == "word" else text for kind, text in tokens)
    return _placed(value, tokens) or _general(value)


def _general(value: float) -> str:
    if abs(value) < LARGEST and value == int(value):
        return str(int(value))
    if 1e-4 < abs(value) < LARGEST_GENERAL:
        return f"{value:.11g}"
    return repr(value)


def _tokens(section: str) -> list[tuple[str, str]] | None:
    """The parts of a format: places of digits, the point, words; None where one is another."""
    tokens = []
    end = 0
    for match in _TOKEN.finditer(section):
        if match.start() != end:
            return None
        end = match.end()
        kind = match.lastgroup or ""
        text = match[kind]
        if kind in ("place", "point", "word"):
            tokens.append((kind, text))
        elif kind != "unseen":
            tokens.append(("text", text))
    return tokens if end == len(section) and any(kind != "text" for kind, _ in tokens) else None


def _placed(value: float, tokens: list[tuple[str, str]]) -> str:
    """The digits put at their places, from the point to both sides; "" where some have none."""
    point = next((at for at, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    places = [at for at, (kind, _) in enumerate(tokens) if kind == "place"]
    whole = [at for at in places if at < point]
    decimals = [at for at in places if at > point]
    number = Decimal(_general(value))
    if not places or len(decimals) > MOST_DECIMALS:
        return ""
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    if rounded != number:
        return ""
    digits, _, fraction = f"{rounded:f}".partition(".")
    digits = digits.lstrip("0")
    texts = [text for _, text in tokens]
    for at in reversed(whole):
        texts[at] = digits[-1:] or texts[at].strip("#?")
        digits = digits[:-1]
    if digits:
        first = whole[0] if whole else point
        texts[first] = digits + texts[first]
    is_needed = False  # zeros at the end are, where the format has them
    for at, digit in reversed(list(zip(decimals, fraction, strict=True))):
        is_needed = is_needed or digit != "0" or texts[at] == "0"
        texts[at] = digit if is_needed else ""
    if decimals and not any(texts[at] for at in decimals):
        texts[point] = ""
    return "".join(texts)
