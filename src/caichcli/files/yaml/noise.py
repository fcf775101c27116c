"""How many faults and how many lists a text may have before it counts as noise.

Each fault that is kept takes some kilobytes, however short its text is: of a file full of them
only as many are kept as make up a few times its size.
"""

FEWEST = 1_000  # faults that any text may have
ONE_IN = 500  # characters; a text of more has as many more


MOST_LISTS = 100_000  # lists and mappings in brackets that any text may have
CHARACTERS_OF_LIST = 12  # a text of more has as many more: what they take is no more than that


def is_of_lists(data: bytes) -> bool:
    """Tell whether a file is full of lists that hold next to nothing; each takes 60 bytes."""
    count = data.count(b"[") + data.count(b"{")
    return count > max(MOST_LISTS, len(data) // CHARACTERS_OF_LIST)


def most_faults(text: str) -> int:
    """Return the number of faults in how a text is written at which looking for more is given up.

    The same for the comments in it that ignore findings.
    """
    return max(FEWEST, len(text) // ONE_IN)
