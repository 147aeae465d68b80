"""A receipt in words: what counts, what waits, what is good to know, and what the sender does now.

Works from the record alone, so that it can be told later and in the other language. Not here: one group of findings
(groups.py), how it is set out (text.py, the page), and the words (pipelines/registries/rules.yml, pipelines/texts).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pipelines.intake.findings import Finding, printable, texts
from pipelines.intake.receipts.counting import listed, one_or_many
from pipelines.intake.receipts.gathering import CONSEQUENCE, gathered
from pipelines.intake.receipts.groups import Group, group_of
from pipelines.intake.records import COUNTING, Receipt, Standing
from pipelines.registries import region_names

TABLES = ("trajectories", "results", "lessons")
STOPS = {"rejected": "refuses", "quarantined": "whole_waits", "incomplete": "whole_waits"}
SUPERSEDED = "superseded"  # accepted, and another delivery of the region counts: said beside an archive, never stored


@dataclass(frozen=True)
class Told:
    """One receipt in one language. `counts` has per table its name and four numbers; the sections hold groups.

    `waits_as` names the title over what waits: rows, or all of it.
    """

    verdict: str
    names: str
    about: str
    verdict_words: str
    summary: str
    next_step: str
    counts: list[dict[str, Any]]
    waits_as: str
    waits: list[Group]
    notes: list[Group]

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Told":
        """Return what was written of one as plain data."""
        groups = {part: [Group(**one) for one in said[part]] for part in ("waits", "notes")}
        return cls(**{**said, **groups})


def told(receipt: Receipt, language: str) -> Told:
    """Return a receipt in words."""
    findings = [Finding.from_json(one) for one in receipt["findings"]]
    groups = [group_of(one, language) for one in gathered(findings)]
    waits = [group for group in groups if group.severity == "critical"]
    notes = [group for group in groups if group.severity != "critical"]
    words = texts(language)["receipt"]
    verdict = SUPERSEDED if receipt.get("standing") else receipt["verdict"]
    return Told(
        verdict=verdict,
        names=listed([printable(file["name"]) for file in receipt["files"]], language),
        about=_about(receipt, language),
        verdict_words=words[f"verdict_{verdict}"],
        summary=_summary(receipt, language),
        next_step=_next(receipt, notes, language),
        counts=[{"name": words[f"table_{one}"], **receipt["rows"][one]} for one in TABLES if one in receipt["rows"]],
        waits_as=STOPS.get(verdict, "waits"),
        waits=waits,
        notes=notes,
    )


def _about(receipt: Receipt, language: str) -> str:
    words = texts(language)["receipt"]
    region = region_names().get(receipt["region"] or "")
    if region is None:
        return words["about_nobody"]
    if not receipt["reference_date"]:
        return words["about_region"].format(region=region)
    return words["about"].format(region=region, date=f"{date.fromisoformat(receipt['reference_date']):{words['date']}}")


def _summary(receipt: Receipt, language: str) -> str:
    """Return how many rows count and wait, in one or two sentences; or why none of them counts."""
    words = texts(language)["receipt"]
    if standing := receipt.get("standing"):
        again = [words["again"]] if receipt.get("is_again") else []
        return " ".join([*again, instead(receipt, standing, "because", language)])
    if receipt.get("is_again"):
        return words["again"]
    if receipt["verdict"] not in COUNTING:
        return words["none"]
    accepted, waiting = _rows(receipt, "accepted"), _rows(receipt, "quarantined")
    if not waiting:
        return one_or_many("all", accepted, language)
    some = words["some_one" if accepted == 1 else "some"].format(accepted=accepted, count=accepted + waiting)
    return f"{some} {one_or_many('waits', waiting, language)}"


def instead(receipt: Receipt, said: Standing, part: str, language: str) -> str:
    """Return `because` an accepted delivery does not count, or what is `next`."""
    words = texts(language)
    counts = said["instead"]
    day = date.fromisoformat(counts["reference_date"]).strftime(words["receipt"]["date"]) if counts else ""
    version = counts.get("version", 0)
    own = {"own_version": receipt["version"], "higher": version + 1}
    return words["standing"][f"{part}_{said['because']}"].format(date=day, version=version, **own)


def _rows(receipt: Receipt, part: Literal["accepted", "quarantined"]) -> int:
    return sum(table[part] for table in receipt["rows"].values())


def _next(receipt: Receipt, notes: list[Group], language: str) -> str:
    """Return what the sender does now."""
    words = texts(language)["receipt"]
    if standing := receipt.get("standing"):
        return instead(receipt, standing, "next", language)
    if receipt["verdict"] == "accepted_with_quarantine":
        return one_or_many("next_row", max(_rows(receipt, "quarantined") - _nothing_to_mend(receipt), 1), language)
    if receipt["verdict"] != "accepted":
        return words["next_incomplete" if receipt["verdict"] == "incomplete" else "next_mend"]
    to_look_at = sum(note.severity == "warning" for note in notes)
    return one_or_many("next_look", to_look_at, language) if to_look_at else words["next_nothing"]


def _nothing_to_mend(receipt: Receipt) -> int:
    """Return how many rows wait for another row only."""
    by_row: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for one in receipt["findings"]:
        if one["severity"] == "critical":
            by_row[one["file"], one["table"], one["row"]].add(one["rule"])
    return sum(broken == {CONSEQUENCE} for broken in by_row.values())
