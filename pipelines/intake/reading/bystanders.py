"""What lies among deliveries and is none: left by a computer, a program or a browser. Known by its name alone.

Not here: files that are deliveries and cannot be read (reading/kinds.py), and what is done with an inbox (inbox.py).
"""

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from pipelines.registries import loaded

NAMES = Path(__file__).with_suffix(".yml")
UNFINISHED = "unfinished"


@cache
def kinds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return per kind its rule and its names, in the order in which they are tried."""
    return {kind: (one["rule"], tuple(one["names"])) for kind, one in loaded(NAMES).items()}


def kind_of(name: str) -> str | None:
    """Return what a file or folder of this name is if it is no delivery: a kind of bystanders.yml."""
    folded = name.casefold()
    return next((kind for kind, (_, names) in kinds().items() if any(fnmatchcase(folded, one) for one in names)), None)


def rule_of(name: str) -> str | None:
    """Return the rule by which a file of this name is refused where someone gives it to us, or None."""
    kind = kind_of(name)
    return kinds()[kind][0] if kind else None
