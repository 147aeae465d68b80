"""The region that Mijn regio is about, and what its blocks share: its name, its figures, and the words of the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard import texts
from dashboard.components.figures.compared import Compared, fetch
from dashboard.queries import contents, mine, overview
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection
from dashboard.visit import Visit

Result = TypeVar("Result")


@dataclass(frozen=True)
class OwnRegion:
    """The opened release and the choice of a region, over the whole programme: no other choice counts here."""

    opened: OpenedRelease
    selection: Selection

    @property
    def code(self) -> str:
        """The code of the region."""
        return str(self.selection.own_region)

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.selection.language

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the release tells of the region itself (`queries.mine.about`)."""
        return mine.about(self.opened, self.code)

    @property
    def name(self) -> str:
        """The name of the region."""
        return str(self.about["name"])

    @property
    def delivered(self) -> bool:
        """Tell whether there is a delivery that counts."""
        return bool(self.about["delivered"])

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Every figure of the region and the country (`queries.overview.country_figures`)."""
        return overview.country_figures(self.opened, self.selection)

    @cached_property
    def rates(self) -> Sequence[Compared]:
        """Every share that regions are compared on, in the order of the registry."""
        about = contents.definitions(self.opened)
        codes = about.loc[(about["kind"] == "rate") & about["compared"], "indicator"]
        return [fetch(self.opened, self.selection, code) for code in codes]

    def remember(self, name: str, make: Callable[[], Result]) -> Result:
        """Return what `make` gives for this region and this choice, made once; do not change it."""
        return self.opened.remember(("mine", name, self.selection), make)

    def say(self, name: str, **values: Any) -> str:
        """Return a text of this page."""
        return texts.text(f"mine.{name}", self.language, **values)


def of_visit(here: Visit) -> OwnRegion:
    """Return the region that was chosen, over the whole programme."""
    return OwnRegion(here.opened, here.selection.with_(period=ALL, target_group=ALL, pillar=ALL))
