"""With what somebody looks at projects: the release, what all pages share, and what is chosen on this page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from dashboard import addresses, texts
from dashboard.components.figures.compared import Compared, fetch
from dashboard.components.figures.project_shares import Shares
from dashboard.components.figures.project_table import Projects
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.ways import code_of
from dashboard.project_choice import MOST_BESIDE, ProjectChoice
from dashboard.queries import projects
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection
from pipelines.settings import PUBLIC

Result = TypeVar("Result")


@dataclass(frozen=True)
class Looking:
    """The opened release, the selection of the shell (own region, language) and the choice of the page."""

    opened: OpenedRelease
    selection: Selection
    choice: ProjectChoice

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.selection.language

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may read this file."""
        return self.opened.audience == PUBLIC

    def say(self, name: str, **values: Any) -> str:
        """Return a text of this page."""
        return texts.text(f"trajectories.{name}", self.language, **values)

    def remember(self, name: str, make: Callable[[], Result]) -> Result:
        """Return what `make` gives for this choice, made once; do not change it."""
        return self.opened.remember(("projects", name, self.selection, self.choice), make)

    def address(self, choice: ProjectChoice) -> str:
        """Return the address of this page with another choice."""
        return addresses.link("trajectories", self.selection.to_query() | choice.to_query())

    def compared(self, indicator: str, pillar: str) -> Compared:
        """Return the share of all regions over the whole programme, for one pillar or all."""
        selection = Selection(own_region=self.selection.own_region, language=self.language, pillar=pillar)
        return fetch(self.opened, selection.with_(indicators=(indicator,)), indicator)

    def shares(self, indicator: str, pillar: str = ALL) -> Shares | None:
        """Return the share of every project beside the country for one pillar or all; None where there are none."""
        rows: pd.DataFrame = projects.shares(self.opened, indicator, pillar)
        if rows.empty:
            return None
        one = self.compared(indicator, pillar)
        country = float(one.country.value) if one.country.status == "shown" else None
        return Shares({(row.region_code, row.trajectory): row for row in rows.itertuples()}, one.about, country)

    def listed(self, shares: Shares | None) -> Projects:
        """Return how projects are listed on this page: each with the way to put it beside others."""
        return Projects(self.opened, self.selection, shares, self.tick)

    def tick(self, row: Any) -> Markup:
        """Return the way to put a project beside others or take it away; full, it says so."""
        code = code_of(row.region_code, row.trajectory)
        is_in = code in self.choice.beside
        name = f"{row.called}, {row.region}"
        if not is_in and len(self.choice.beside) >= MOST_BESIDE:
            return element("span", "☐", class_="pow-tick", title=self.say("beside_full", most=MOST_BESIDE))
        words = self.say("take_away" if is_in else "put_beside", called=name)
        said = {"aria_label": words, "title": words, "target": "_self", "class_": "pow-tick pow-chooses"}
        return element("a", "☑" if is_in else "☐", href=self.address(self.choice.beside_toggled(code)), **said)
