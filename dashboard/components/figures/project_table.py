"""The table of projects: per project its status, people so far, money, and what comes after. Real HTML.

Belongs here: one table, for whichever page lists projects. Not here: which projects, and in which groups; and shares of
one project, of which the public file has none (project_shares.py).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import formatting, texts
from dashboard.components.figures.project_shares import WHOLE, Shares, share_cells
from dashboard.components.hall import ways
from dashboard.components.hall.cell_words import CONTROLLED, people_text
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.region_bar import axis_head
from dashboard.components.hall.table import NUMBER, WORDS, Cell, Column, Row, cell, columns, grouped
from dashboard.release import OpenedRelease
from dashboard.selection import Selection
from pipelines.settings import PUBLIC

WITH_PEOPLE, PREPARED = "met_deelnemers", "voorbereiding"
OUTCOMES = ("placements", "praktijkverklaringen")
SIGNS = {"loopt": "▶", "afgerond": "✓", "gepauzeerd": "❚❚", "gestopt": "■", PREPARED: "○"}
HEADS = {"project": WORDS, "status": WORDS, "participants": NUMBER}
WIDE = f"{NUMBER} pow-wide"
MONEY = {"spent": WIDE, "after": "pow-wide"}


@dataclass(frozen=True)
class Projects:
    """How projects are listed: the release, the choice of who looks, and the shares of single projects where there are.

    `chooses` gives what stands before a name: the way to put a project beside others. Where all projects are of the own
    region (`is_of_own`), none is marked as such.
    """

    opened: OpenedRelease
    selection: Selection
    shares: Shares | None = None
    chooses: Callable[[Any], Markup] | None = None
    is_of_own: bool = False

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.selection.language

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may read this file."""
        return self.opened.audience == PUBLIC

    def say(self, name: str, **values: Any) -> str:
        """Return a text of the page on projects."""
        return texts.text(f"trajectories.{name}", self.language, **values)


def project_table(groups: Iterable[tuple[Any, Sequence[Any]]], look: Projects, caption: str) -> Markup:
    """Return the table; each group has a title and rows of `queries.projects`."""
    heads = _heads(look)
    width = len(heads) - 1
    parts = [(title, [_row(row, look, width) for row in rows]) for title, rows in groups]
    looks = "pow-regions pow-projects pow-own-bars" if look.is_of_own else "pow-regions pow-projects"
    return element("div", grouped(heads, parts, looks, caption), class_="pow-fitted", tabindex="0")


def _heads(look: Projects) -> list[Column]:
    before, after = columns("trajectories", look.language, **HEADS), columns("trajectories", look.language, **MONEY)
    if look.shares is None:
        return [*before, *columns("trajectories", look.language, **dict.fromkeys(OUTCOMES, WIDE)), *after]
    bars = replace(axis_head(WHOLE, look.language), look="pow-bars pow-wide")
    shares = [*columns("trajectories", look.language, counted=WIDE), bars]
    return [*before, *shares, *columns("trajectories", look.language, share=WORDS, praktijkverklaringen=WIDE), *after]


def _row(row: Any, look: Projects, width: int) -> Row:
    is_own = row.region_code == look.selection.own_region and not look.is_of_own
    named = ways.project(row.called, row.region_code, row.trajectory, look.selection, "pow-project")
    facts = [getattr(row, f"{name}_{look.language}") for name in ("pillar", "sector")]
    below = element("small", " · ".join(fact for fact in facts if isinstance(fact, str)))
    before = look.chooses(row) if look.chooses else None
    cells = _cells(row, look, width)
    return Row([before, named, below], cells, "pow-own" if is_own else None)


def _cells(row: Any, look: Projects, width: int) -> list[Any]:
    money = [spent(row, look.language), _after(row, look)]
    if row.kind != WITH_PEOPLE:
        words = look.say(
            "reached", count=formatting.number(row.employers_reached, look.language) or look.say("unknown")
        )
        kind = element("small", getattr(row, f"kind_{look.language}"))
        return [status(row, look), *_over(words, kind, width - 3), *money]
    if row.status == PREPARED and row.participants_status != "shown":
        return [status(row, look), *_over(look.say("not_begun"), plan(row, look), width - 3), *money]
    outcomes: list[Any] = [people(row, name, look) for name in OUTCOMES]
    if look.shares is not None:
        outcomes = [*share_cells(row, look.shares, look.language), people(row, OUTCOMES[1], look)]
    return [status(row, look), [started(row, look), plan(row, look)], *outcomes, *money]


def _over(words: str, below: Markup | None, width: int) -> list[Any]:
    """Return one cell over the columns about people; the others of them are empty, so that columns stay columns."""
    first: Cell = cell(element("span", words), below, class_="pow-over")
    return [first, *([""] * (width - 1))]


def status(row: Any, look: Projects) -> list[Any]:
    """Return where a project stands, since or between when, and for the support team why."""
    sign = element("span", SIGNS.get(row.status, ""), class_="pow-shape", aria_hidden="true")
    dates = [formatting.date(getattr(row, f"{end}_date"), look.language) for end in ("start", "end")]
    said = " – ".join(date for date in dates if date)
    why = row.reason if isinstance(row.reason, str) and row.status in ("gestopt", "gepauzeerd") else None
    words = getattr(row, f"status_{look.language}")
    return [sign, words, element("small", said), element("small", why) if why else None]


def started(row: Any, look: Projects) -> Markup:
    """Return how many started: for the public in a band, else the number, or why there is none."""
    band = getattr(row, f"band_{look.language}")
    if look.is_public and isinstance(band, str):
        return element("span", _at_least(band, row.participants_coverage, look))
    return people(row, "participants", look)


def people(row: Any, measure: str, look: Projects) -> Markup:
    """Return a number of people of a project so far, or in a word why there is none."""
    found, coverage = getattr(row, f"{measure}_status"), getattr(row, f"{measure}_coverage")
    value = getattr(row, measure)
    if found == "shown" and not formatting.is_absent(value):
        said = people_text(value, CONTROLLED if look.is_public else "exact", look.language)
        return element("strong", _at_least(said, coverage, look))
    if found == "hidden":
        return element("span", look.say("too_small" if look.is_public else "below_5"), class_="pow-hatched")
    if found == "shown":
        found = "missing"
    return element("span", texts.text(f"compare.{found}", look.language), class_="pow-quiet")


def _at_least(said: str, coverage: Any, look: Projects) -> str:
    return look.say("at_least", count=said) if coverage == "partial" else said


def plan(row: Any, look: Projects) -> Markup | None:
    """Return how many were aimed at."""
    if formatting.is_absent(row.target_participants):
        return None
    return element("small", look.say("plan", count=formatting.number(row.target_participants, look.language)))


def spent(row: Any, language: str) -> list[Any]:
    """Return which part of the budget was spent, and of how much; or that it was not delivered."""
    if formatting.is_absent(row.budget_eur):
        return [element("span", texts.text("compare.missing", language), class_="pow-quiet")]
    of = texts.text("trajectories.of_budget", language, budget=formatting.money(row.budget_eur, language))
    if formatting.is_absent(row.spent_eur) or not row.budget_eur:
        return [element("span", texts.text("compare.missing", language), class_="pow-quiet"), element("small", of)]
    return [formatting.percentage(row.spent_eur / row.budget_eur, language), element("small", of)]


def _after(row: Any, look: Projects) -> list[Any]:
    """Return what comes after the programme, and how many lessons there are to read."""
    said = getattr(row, f"continuation_{look.language}")
    words: Any = said if isinstance(said, str) else element("span", look.say("after_unknown"), class_="pow-quiet")
    if not row.lessons:
        return [words]
    name = "lessons_one" if row.lessons == 1 else "lessons_many"
    return [words, element("small", look.say(name, count=int(row.lessons)))]
