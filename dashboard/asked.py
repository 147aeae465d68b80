"""What an address asks for and a page cannot give: what it is, and why it is not there, in words.

Pure: no Streamlit. Not here: what a release offers (offer.py), and which choice comes in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import offer, texts
from dashboard.release import OpenedRelease
from pipelines import registries
from pipelines.registries import regions

MOST_NAMED, LONGEST_NAMED = 3, 30  # enough to recognise what was asked: an address may be as long as a book
# Why a choice is not there: nobody knows it; it is in the file of another audience; regions are not compared on it;
# this release does not have it; or it has, but not together with the other choices.
UNKNOWN, OTHER_FILE, NOT_COMPARED, OTHER_RELEASE, TOGETHER = WHYS = (
    "unknown", "other_file", "not_compared", "other_release", "together",
)  # fmt: skip


@dataclass(frozen=True)
class Lost:
    """One value of an address that fell away: the field of Selection, and why. `said` is the value in words."""

    field: str
    value: str
    why: str
    said: str


def lost(opened: OpenedRelease, field: str, value: str, language: str) -> Lost:
    """Return why a value that fell away (`Offer.accept`) is not there."""
    words = offer.of(opened, language).words[field]
    if value in words:
        return Lost(field, value, TOGETHER, words[value])
    if field == "indicators" and value in registries.indicators():
        one = registries.indicators()[value]
        why = OTHER_FILE if opened.audience not in one.audiences else OTHER_RELEASE if one.compared else NOT_COMPARED
        return Lost(field, value, why, one.texts["title"][language])
    if field == "period" and value in registries.cohorts():
        return Lost(field, value, OTHER_RELEASE, value)
    return Lost(field, value, UNKNOWN, value)


def messages(found: Iterable[Lost], opened: OpenedRelease, language: str) -> list[str]:
    """Return a sentence for every reason, with the choices that it is about and what to do."""
    found = list(found)
    said = [
        texts.text(f"filters.lost_{why}{_of(why, opened)}", language, values=shortened(values))
        for why in WHYS
        if (values := [one.said for one in found if one.why == why])
    ]
    return said + [
        texts.text("filters.lost_suggestion", language, value=shortened([one.value]), region=meant)
        for one in found
        if one.field == "own_region" and (meant := regions.named(one.value).suggestion)
    ]


def _of(why: str, opened: OpenedRelease) -> str:
    return f"_{opened.audience}" if why == TOGETHER else ""


def shortened(values: list[str]) -> str:
    """Return what an address named as a short list."""
    short = [value if len(value) <= LONGEST_NAMED else value[:LONGEST_NAMED] + "…" for value in values[:MOST_NAMED]]
    return ", ".join(short) + (", …" if len(values) > MOST_NAMED else "")
