"""Projects beside each other, or one alone: a column per project, a row per figure, in blocks. Real HTML.

Belongs here: the table. Not here: which projects (project_choice.py), and the sentence above it (project_beside.py).
"""

from collections.abc import Callable, Sequence
from typing import Any

from dashboard import formatting
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.project_shares import WHOLE, Shares, share_cells
from dashboard.components.figures.project_table import WITH_PEOPLE, people, plan, spent, started, status
from dashboard.components.hall import ways
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import bar
from dashboard.components.hall.table import Column, Row, grouped
from dashboard.components.trajectories.looking import Looking
from dashboard.queries import lessons, projects
from dashboard.selection import ALL

RATES = ("placement_rate", "sustained_rate", "praktijkverklaring_rate", "further_education_rate")
OUTCOMES = ("placements", "sustained_placements", "praktijkverklaringen", "further_education")
TARGETS = {"placements": "target_placements", "praktijkverklaringen": "target_praktijkverklaringen"}
ENDED = ("afgerond", "gestopt")
MOST_LESSONS = 3

Say = Callable[[Any], Any]


def beside_table(rows: Sequence[Any], looking: Looking) -> Markup:
    """Return the table; `rows` are of `queries.projects`. A row in which no project has anything is left out."""
    blocks = [("about", _about(looking)), ("whom", _whom(rows, looking)), ("came", _came(rows, looking))]
    blocks += [("plan_money", _plan_money(looking)), ("learned", _learned(looking))]
    groups = []
    for name, lines in blocks:
        said = [(words, [say(row) for row in rows]) for words, say in lines]
        kept = [Row(words, cells) for words, cells in said if any(cells)]
        if kept:
            groups.append((looking.say(f"block_{name}"), kept))
    look = f"pow-regions pow-beside-table pow-of-{len(rows)}"
    whole = grouped(
        [Column(looking.say("figure")), *(_head(row, looking) for row in rows)], groups, look, looking.say("beside")
    )
    return element("div", whole, class_="pow-fitted pow-scrolls", tabindex="0")


def _head(row: Any, looking: Looking) -> Column:
    facts = [getattr(row, f"{name}_{looking.language}") for name in ("pillar", "sector")]
    below = element("small", " · ".join(fact for fact in facts if isinstance(fact, str)))
    name = ways.project(row.called, row.region_code, row.trajectory, looking.selection, "pow-project")
    away = looking.tick(row) if looking.choice.shows else None
    own = "pow-own" if row.region_code == looking.selection.own_region else None
    return Column(
        [
            element("small", ways.region(row.region, row.region_code, looking.selection)),
            away,
            element("span", name),
            below,
        ],
        own,
    )


def line_pillar(rows: Sequence[Any]) -> str:
    """Return the pillar that all projects have, within which the country is their line; else every pillar."""
    pillars = {row.pillar for row in rows}
    return str(pillars.pop()) if len(pillars) == 1 else ALL


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _about(looking: Looking) -> list[tuple[Any, Say]]:
    look = looking.listed(None)
    lines: list[tuple[Any, Say]] = [(looking.say("status"), lambda row: status(row, look))]
    lines.append((looking.say("choose_kind"), lambda row: _text(getattr(row, f"kind_{looking.language}"))))
    if not looking.is_public:
        lines.append((looking.say("lead_partners"), _lead))
        lines.append((looking.say("accountability"), lambda row: _text(row.accountability_link)))
    return [*lines, (looking.say("employers"), lambda row: _reached(row, looking))]


def _reached(row: Any, looking: Looking) -> str:
    return formatting.number(row.employers_reached, looking.language) if row.kind != WITH_PEOPLE else ""


def _lead(row: Any) -> Any:
    partners = _text(row.partners)
    return [_text(row.lead), element("small", partners) if partners else None] if _text(row.lead) or partners else ""


def _whom(rows: Sequence[Any], looking: Looking) -> list[tuple[Any, Say]]:
    """Return a line per group with which part of the participants it is; none in the public file."""
    mix = projects.mix(looking.opened)
    chosen = {(row.region_code, row.trajectory) for row in rows}
    counts = {
        (row.region_code, row.trajectory, row.target_group): row
        for row in mix.itertuples()
        if (row.region_code, row.trajectory) in chosen
    }
    names = {group: getattr(row, f"name_{looking.language}") for (_, _, group), row in counts.items()}

    def part(group: str) -> Say:
        def say(row: Any) -> Any:
            found = counts.get((row.region_code, row.trajectory, group))
            if (
                found is None
                or found.status != "shown"
                or formatting.is_absent(row.participants)
                or not row.participants
            ):
                return ""
            share = formatting.percentage(found.count_ / row.participants, looking.language)
            return [element("strong", share), element("small", formatting.number(found.count_, looking.language))]

        return say

    return [(name, part(group)) for group, name in names.items()]


def _came(rows: Sequence[Any], looking: Looking) -> list[tuple[Any, Say]]:
    look = looking.listed(None)
    first = [
        (
            looking.say("participants"),
            lambda row: started(row, look) if row.kind == WITH_PEOPLE else looking.say("no_people"),
        )
    ]
    if looking.is_public:
        return [*first, *((looking.say(name), _count(name, looking)) for name in OUTCOMES)]
    pillar = line_pillar(rows)
    return [*first, *(_share_line(rate, pillar, looking) for rate in RATES)]


def _count(name: str, looking: Looking) -> Say:
    return lambda row: people(row, name, looking.listed(None)) if row.kind == WITH_PEOPLE else ""


def _share_line(rate: str, pillar: str, looking: Looking) -> tuple[Any, Say]:
    one: Compared = looking.compared(rate, pillar)
    shares = looking.shares(rate, pillar)
    value = formatting.percentage(one.country.value, looking.language)
    line = looking.say("line", country=one.say("country"), value=value)
    return [str(one.about[f"short_{looking.language}"]), element("small", line)], lambda row: _share(
        row, shares, looking
    )


def _share(row: Any, shares: Shares | None, looking: Looking) -> Any:
    if shares is None or row.kind != WITH_PEOPLE:
        return ""
    counted, drawn, value = share_cells(row, shares, looking.language)
    return [element("span", counted, class_="pow-counted"), value, drawn] if value else ""


def _plan_money(looking: Looking) -> list[tuple[Any, Say]]:
    lines: list[tuple[Any, Say]] = [(looking.say("plan_people"), lambda row: _planned(row, "participants", looking))]
    lines += [(looking.say(f"plan_{name}"), _aim(name, looking)) for name in TARGETS]
    lines.append((looking.say("budget"), lambda row: _budget(row, looking)))
    if not looking.is_public:
        lines.append((looking.say("cost"), lambda row: _cost(row, looking)))
    return lines


def _aim(name: str, looking: Looking) -> Say:
    return lambda row: _planned(row, name, looking)


def _planned(row: Any, measure: str, looking: Looking) -> Any:
    """Return how many there are so far beside how many were aimed at; for the public only the aim beside a band."""
    aimed = getattr(row, TARGETS.get(measure, "target_participants"))
    if row.kind != WITH_PEOPLE or formatting.is_absent(aimed):
        return ""
    look = looking.listed(None)
    words = element("small", looking.say("plan", count=formatting.number(aimed, looking.language)))
    if measure == "participants":
        return [started(row, look), plan(row, look), _bullet(row, measure, aimed, looking)]
    return [people(row, measure, look), words, _bullet(row, measure, aimed, looking)]


def _bullet(row: Any, measure: str, aimed: float, looking: Looking) -> Markup | None:
    """Return the number as a bar, and the plan as a line at one place for all; the axis ends at 3 times the plan."""
    value = getattr(row, measure)
    if looking.is_public or getattr(row, f"{measure}_status") != "shown" or formatting.is_absent(value) or not aimed:
        return None
    figure = type("Figure", (), {"value": float(value), "lower": None, "upper": None})
    return element("span", bar(figure, 3 * WHOLE * float(aimed), float(aimed), ""), class_="pow-plan")


def _budget(row: Any, looking: Looking) -> Any:
    others = formatting.money(row.cofinancing_eur, looking.language)
    more = element("small", looking.say("of_others", money=others)) if others else None
    return [*spent(row, looking.language), more]


def _cost(row: Any, looking: Looking) -> Any:
    """Return the cost per placement of a project that ended and of which all placements are known; else why not."""
    if row.kind != WITH_PEOPLE:
        return ""
    if row.status not in ENDED:
        return element("span", looking.say("cost_runs"), class_="pow-quiet")
    known = (
        row.placements_status == "shown"
        and row.placements_coverage == "full"
        and not formatting.is_absent(row.spent_eur)
    )
    if not known or not row.placements:
        return element("span", looking.say("cost_unknown"), class_="pow-quiet")
    return formatting.money(row.spent_eur / row.placements, looking.language)


def _learned(looking: Looking) -> list[tuple[Any, Say]]:
    told = lessons.lessons(looking.opened)
    unknown = element("span", looking.say("after_unknown"), class_="pow-quiet")

    def of_project(row: Any) -> Any:
        own = told[(told["region_code"] == row.region_code) & (told["trajectory"] == row.trajectory)]
        newest = own.sort_values("half_year", ascending=False, kind="stable").head(MOST_LESSONS)
        said = [
            element("p", element("small", getattr(one, f"question_{looking.language}")), one.text)
            for one in newest.itertuples()
        ]
        return said or element("span", looking.say("lessons_none"), class_="pow-quiet")

    lines: list[tuple[Any, Say]] = [
        (looking.say("lessons"), of_project),
        (looking.say("after"), lambda row: _text(getattr(row, f"continuation_{looking.language}")) or unknown),
    ]
    return [*lines, (looking.say("taken_over"), lambda row: _text(row.taken_over_from))]
