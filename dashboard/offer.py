"""What one release offers to choose from, in one language, and which combinations of choices its file has.

Pure: no Streamlit. Read once per release, audience and language; a release never changes.
"""

from dataclasses import dataclass
from typing import Any

from dashboard import texts
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection, opening
from pipelines.registries import programme, regions

Words = dict[str, str]
NAMES = {
    "own_region": "select region_code, name from regions where region_code <> $country order by name",
    "indicators": "select indicator, title_{language} from indicators where compared order by position",
    "period": "select period, name_{language} from periods where kind <> 'all' order by position",
    "target_group": "select code, name_{language} from codes where list = 'target_groups' order by position",
    "pillar": "select code, name_{language} from codes where list = 'pillars' order by position",
}
ALL_WORDS = {"period": "filters.all_periods", "target_group": "filters.all_groups", "pillar": "filters.all_pillars"}
BREAKDOWNS = tuple(ALL_WORDS)


@dataclass(frozen=True)
class Offer:
    """Per field of Selection the codes and their words, in the order of the release; and the plan of breakdowns."""

    words: dict[str, Words]
    period_kinds: Words
    plan: frozenset[tuple[str, str, str]]

    def has(self, selection: Selection) -> bool:
        """Return whether the file has the breakdown that this selection asks for."""
        group, pillar = ("all" if part == ALL else "each" for part in (selection.target_group, selection.pillar))
        return (self.period_kinds.get(selection.period, ""), group, pillar) in self.plan

    def codes(self, field: str, selection: Selection) -> list[str]:
        """Return the codes that may be chosen for `field` while the other choices stay as they are."""
        codes = list(self.words[field])
        if field not in BREAKDOWNS:
            return codes
        return [code for code in codes if self.has(selection.with_(**{field: code}))]

    def known(self, field: str, value: str) -> str | None:
        """Return the code that a value of an address means: `AM05`, `am05`, `Twente` or `Arbeidsmarktregio Twente`."""
        words = self.words[field]
        if value in words:
            return value
        alike = [code for code, said in words.items() if value.casefold() in (code.casefold(), said.casefold())]
        if field == "own_region" and not alike:
            return next((code for code in words if code == regions.named(value).code), None)
        return alike[0] if len(alike) == 1 else None

    def accept(self, selection: Selection) -> tuple[Selection, list[tuple[str, str]]]:
        """Return the selection in codes without what is not offered, and what fell away: its field and its value.

        A breakdown that the file has not gives way in this order: pillar, group, period. Its code is then one of ours.
        """
        codes = {code: self.known("indicators", code) for code in selection.indicators}
        lost = [("indicators", value) for value, code in codes.items() if code is None]
        indicators = tuple(dict.fromkeys(code for code in codes.values() if code))
        changes: dict[str, Any] = {"indicators": indicators or opening()}
        for field, usual in (("own_region", None), ("pillar", ALL), ("target_group", ALL), ("period", ALL)):
            value = getattr(selection, field)
            if value != usual:
                changes[field] = self.known(field, value) or usual
                lost += [(field, value)] if self.known(field, value) is None else []
        accepted = selection.with_(**changes)
        for field in ("pillar", "target_group", "period"):
            if not self.has(accepted) and getattr(accepted, field) != ALL:
                lost.append((field, getattr(accepted, field)))
                accepted = accepted.with_(**{field: ALL})
        return accepted, lost


def of(opened: OpenedRelease, language: str) -> Offer:
    """Return what the opened release offers, with words in `language`."""
    return opened.remember(("offer", language), lambda: _read(opened, language))


def _read(opened: OpenedRelease, language: str) -> Offer:
    words = {}
    for field, sql in NAMES.items():
        first = {ALL: texts.text(ALL_WORDS[field], language)} if field in ALL_WORDS else {}
        keys = {"country": programme().country_code} if "$country" in sql else {}
        words[field] = first | _pairs(opened, sql.format(language=language), keys)
    plan = opened.query("select period_kind, target_group, pillar from breakdowns")
    kinds = _pairs(opened, "select period, kind from periods", {})
    return Offer(words, kinds, frozenset(plan.itertuples(index=False, name=None)))


def _pairs(opened: OpenedRelease, sql: str, keys: dict[str, str]) -> Words:
    return dict(opened.query(sql, keys).itertuples(index=False, name=None))
