"""The public numbers of a release: as they were published, or newly rounded and attacked.

Belongs here: telling what is new from what was published, and what the attack may know of the past. Not here: which
delivery the public sees (public.py), the memory itself (publications.py), the rounding (protection).
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from pipelines.protection import Earlier, Kept, Past, Published, Safe, figures, safe_all, slices
from pipelines.protection.regions import Slice, as_held
from pipelines.registries import programme
from pipelines.release.publications import Publication, key, of_region

Tables = Mapping[str, pd.DataFrame]
Progress = Callable[[str, int], None]
Then = Callable[[Publication], Tables | None]


@dataclass(frozen=True)
class Outcome:
    """The public part of a release, what is to be kept of it, and what became of every region that is new.

    `given_up` are the regions of which no table was found that leaves enough.
    """

    published: Published
    new: dict[str, Publication]
    safe: dict[str, Safe]

    @property
    def given_up(self) -> list[str]:
        """Return the regions of which nothing new may be published."""
        return [region for region, one in self.safe.items() if one.public is None]


@dataclass
class Rounding:
    """One run in which regions are rounded: the folder of what was published, the day, and what was rounded so far.

    `then` gives the true tables of which something was published before, where the delivery is still there.
    """

    published: Path
    today: date
    then: Then
    done: Progress = lambda _, of: None
    known: dict[str, Safe] = field(default_factory=dict)

    def rounded(self, true: Tables, deliveries: Mapping[str, str], kept_back: int = 0) -> Outcome:
        """Return the public numbers of the true tables that the public may know: as published, or newly rounded.

        `deliveries` are the ids of those that count, by region; `kept_back` how many regions the attack kept from being
        renewed. Of how many too few people differ is not public: it would tell that someone came.
        """
        own = slices(true)
        past = {region: of_region(self.published, region) for region in own}
        truths = {region: _truth(one) for region, one in own.items()}
        same = {region: found[-1] for region, found in past.items() if found and found[-1].truth == truths[region]}
        before = {region: found[-1].held for region, found in past.items() if found and region not in same}
        fresh = {name: one for name, one in own.items() if name not in same and truths[name] not in self.known}
        regions = {region: as_held(own[region], one.held) for region, one in same.items()}
        known = {name: self.known[truths[name]].public for name in own if truths[name] in self.known}
        beside = regions | {name: one for name, one in known.items() if one is not None}
        order = {region: _order(found, own[region]) for region, found in past.items()}
        seen = {region: self._past(past[region]) for region in fresh}
        found = safe_all(fresh, true, Kept(key(self.published), before, beside, order, seen), self.done)
        self.known |= {truths[one.region]: one for one in found}
        new = {region: self.known[truth] for region, truth in truths.items() if region not in same}
        regions |= {region: one.public for region, one in new.items() if one.public is not None}
        days = true["regions"].set_index("region_code")["reference_date"].astype("str")
        kept = {
            region: Publication(
                region, deliveries.get(region, ""), days[region], self.today, truths[region], one.public.held, one.left
            )
            for region, one in new.items()
            if one.public is not None
        }
        since = {region: (same[region].since if region in same else self.today) for region in regions}
        earlier = {region: one for region in own if (one := _earlier(past[region], region in same))}
        left = [one.left for one in (*same.values(), *kept.values()) if one.left is not None]
        return Outcome(Published(regions, since, earlier, figures(regions, left, kept_back), order), kept, new)

    def _past(self, found: list[Publication]) -> list[Past]:
        """Return what somebody may have kept of a region; of a delivery that was removed nothing can be made anew."""
        told = ((one, self.then(one)) for one in found if one.region != programme().country_code)
        return [Past(true, one.held) for one, true in told if true is not None]


def _earlier(found: list[Publication], is_same: bool) -> Earlier | None:
    """Return the publication before the one that is shown."""
    before = found[:-1] if is_same else found
    return Earlier(date.fromisoformat(before[-1].reference_date), before[-1].held) if before else None


def _order(found: list[Publication], own: Slice) -> list[str]:
    """Return the projects of a region in the order in which they were first published: a public code stays the same."""
    names = [sorted(one.held.projects["trajectory"]) for one in found]
    return list(dict.fromkeys(name for part in [*names, sorted(own.projects["trajectory"])] for name in part))


def _truth(own: Slice) -> str:
    """Return a hash of all true numbers of which the public reads something."""
    digest = hashlib.sha256()
    for table in (own.leaves, own.counts, own.shares, own.projects):
        digest.update(table.reset_index(drop=True).to_json(orient="split").encode())
    return digest.hexdigest()
