"""What a count of people can mean: a number, `<5`, not applicable, a dash, or nothing; as people write it, and as kept.

Belongs here: whatever stands in a count and is no plain number. Not here: how numbers are written (numbers.py).
"""

import math

BELOW_5, NOT_APPLICABLE, DASH = "<5", "nvt", "-"
NO_NUMBER = {None, BELOW_5, NOT_APPLICABLE, DASH}
LEAST_BELOW_5, MOST_BELOW_5 = 1, 4
MISSING_WORDS = {"pm", "p m", "volgt", "nnb", "n n b", "onbekend", "niet bekend"}
NOT_APPLICABLE_WORDS = {"nvt", "n v t", "niet van toepassing"}
NOTHING_WORDS = MISSING_WORDS | NOT_APPLICABLE_WORDS
BELOW_5_WORDS = {"<5", "< 5", "kleiner dan 5", "minder dan 5"}
DASHES = {"-", "–", "—", "−"}


def bounds(count: str | None) -> tuple[int, float]:
    """Return the least and the most people that a count can mean, as it is kept: all of them where it says nothing."""
    if count == BELOW_5:
        return LEAST_BELOW_5, MOST_BELOW_5
    return (0, math.inf) if count in NO_NUMBER else (int(count or 0), int(count or 0))
