"""The projects of a region: those with participants by pillar, and apart those for employers and collaboration."""

from functools import partial
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.components.figures.project_shares import Shares
from dashboard.components.figures.project_table import WITH_PEOPLE, Projects, project_table
from dashboard.components.figures.project_way import way_to_all
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element
from dashboard.components.mine.mine_block import block, source
from dashboard.components.mine.own_region import OwnRegion
from dashboard.queries import projects
from dashboard.selection import ALL


def show(own: OwnRegion) -> None:
    """Draw the table, or that there is no project."""
    rows = projects.projects(own.opened, own.code)
    with block("projects", own, partial(_file, rows, own)):
        if rows.empty:
            markup.show(element("p", own.say("no_projects"), class_="pow-text"))
            return
        markup.show(own.remember("projects", partial(_table, rows, own)))
        source(own)
    way_to_all(own.selection)


def _table(rows: pd.DataFrame, own: OwnRegion) -> Markup:
    look = Projects(own.opened, own.selection, placed(own), is_of_own=True)
    return project_table(_groups(rows, own), look, own.say("projects", region=own.name))


def placed(own: OwnRegion) -> Shares | None:
    """Return the placement share of every project beside the country, without a verdict; None where there are none."""
    one = own.rates[0]
    rows = projects.shares(own.opened, one.about["indicator"], ALL)
    found = {(row.region_code, row.trajectory): row for row in rows.itertuples()}
    country = float(one.country.value) if one.country.status == "shown" else None
    return Shares(found, one.about, country, judged=False) if found else None


def _groups(rows: pd.DataFrame, own: OwnRegion) -> list[tuple[str, list[Any]]]:
    with_people = rows[rows["kind"] == WITH_PEOPLE]
    named = groupby(with_people.itertuples(), key=lambda row: getattr(row, f"pillar_{own.language}"))
    groups = [(pillar, list(same)) for pillar, same in named]
    others = list(rows[rows["kind"] != WITH_PEOPLE].itertuples())
    return groups + [(own.say("without_people"), others)] * bool(others)


def _file(rows: pd.DataFrame, own: OwnRegion) -> pd.DataFrame:
    return projects.written(own.opened, rows, own.language)
