"""The mark of a verdict: its sign in text, its symbol in a figure and its colour."""

SIGNS = {"higher_2": "▲▲", "higher_1": "▲", "same": "●", "lower_1": "▼", "lower_2": "▼▼"}
SIGNS |= {"unknown_few": "○", "unknown": "○"}
SYMBOLS = {"higher": "triangle-up", "lower": "triangle-down", "same": "circle", "unknown": "circle-open"}


def tone(verdict: str) -> str:
    """Return higher, lower, same or unknown: what decides colour and symbol."""
    return verdict.partition("_")[0]


def colour(verdict: str, colours: dict[str, str]) -> str:
    """Return the colour of a verdict out of one theme's tokens."""
    return colours["muted" if tone(verdict) == "unknown" else tone(verdict)]
