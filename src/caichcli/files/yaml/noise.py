"""How many faults and how many lists a text may have before it counts as noise.

Each fault that is kept takes some kilobytes, however short its text is: of a file full of them
only as many are kept as make up a few times its size.
"""

FEWEST = 1_000  # faults that any text may have
ONE_IN = 500  # characters; a text of more has as many more


# Lists and mappings in brackets, lines: as many as any text may have, and how many characters each
# has where a text has more. Those of plans have 50 and more; each mapping alone takes 200 bytes.
MOST_LISTS = 100_000
CHARACTERS_OF_LIST = 40
MOST_LINES = 100_000
CHARACTERS_OF_LINE = 12


def is_of_scraps(data: bytes) -> bool:
    """Tell whether a file is full of lists or of lines that hold next to nothing."""
    lists = data.count(b"[") + data.count(b"{")
    return lists > max(MOST_LISTS, len(data) // CHARACTERS_OF_LIST) or data.count(b"\n") > max(
        MOST_LINES, len(data) // CHARACTERS_OF_LINE
    )


def most_faults(text: str) -> int:
    """Return the number of faults in how a text is written at which looking for more is given up.

    The same for the comments in it that ignore findings.
    """
    return max(FEWEST, len(text) // ONE_IN)
