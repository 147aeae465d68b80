"""A second opinion on who is named, from `deduce` where someone installed it. It takes organisations for people too, so
it only adds a sign for the person who reads; nothing is released, held back or changed by it.

It needs more than a gigabyte and starts slowly: it has a process of its own (second_reader.py), and only when asked.
"""

import importlib.util
import sys
from collections.abc import Sequence
from dataclasses import replace

from pipelines.asking import NOT_OURS, Asked, NoAnswer
from pipelines.free_text.listing import Text

PACKAGE = "deduce"
COMMAND = (sys.executable, "-m", "pipelines.free_text.second_reader")
SECONDS = 1_200  # its first start builds tables for minutes
SIGN = "second"


class NoOpinion(Exception):
    """There is none: `deduce` is not installed, or did not answer; `reason` is the key of its words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def with_second_opinion(texts: Sequence[Text]) -> list[Text]:
    """Return the texts, those in which the other sees someone with one more sign and in front. Raises NoOpinion."""
    if importlib.util.find_spec(PACKAGE) is None:
        raise NoOpinion("not_installed")
    named = _named([one.text for one in texts])
    marked = [
        replace(one, looks_like=(*one.looks_like, SIGN)) if position in named else one
        for position, one in enumerate(texts)
    ]
    return sorted(marked, key=lambda one: not one.looks_like)


def _named(texts: list[str]) -> set[int]:
    """Return the places of the texts in which it sees someone."""
    asked = Asked(COMMAND)
    try:
        said, _ = asked.ask({"texts": texts}, [], SECONDS)
        return {int(place) for place in said["named"]}
    except (TimeoutError, NoAnswer, KeyError, *NOT_OURS) as none:
        raise NoOpinion("no_answer") from none
    finally:
        asked.close()
