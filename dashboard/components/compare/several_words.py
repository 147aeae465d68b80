"""What may be concluded from several figures at once: of the own region, and of the whole table.

Belongs here: counting verdicts, and which sentence fits. Not here: the sentences (texts/<language>/compare.yml).
"""

from collections.abc import Sequence
from typing import Any

from dashboard.components.compare.heat_table import Column
from dashboard.components.figures.compared import Compared
from dashboard.components.figures.comparison_words import DIFFERS, about_counted
from dashboard.components.hall import markup
from dashboard.components.hall.cell_words import cell_text
from dashboard.components.hall.markup import Markup, element

PERHAPS = ("higher_1", "lower_1")
KINDS = ("perhaps", "same", "unknown", "none")  # what a figure says of a region where it does not differ


def lead(columns: Sequence[Column]) -> Markup:
    """Return the sentences above the table: the own region, all regions, and what the figures cannot say."""
    first = columns[0].compared
    shares = [one for one in columns if one.compared.is_rate]
    cause = element("span", first.say("lead_cause"), class_="pow-muted")
    if not shares:
        return element("p", first.say("lead_no_share"), " ", cause, class_="pow-lead pow-conclusion")
    own = [_own(shares), " "] if first.own is not None else []
    return element("p", own, _table([one.compared for one in shares]), " ", cause, class_="pow-lead pow-conclusion")


def kind(row: Any) -> str:
    """Return what a figure says of a region: differs, perhaps, same, unknown, or none where there is no figure."""
    if row.status != "shown":
        return "none"
    if row.verdict in DIFFERS:
        return "differs"
    if row.verdict in PERHAPS:
        return "perhaps"
    return "same" if row.verdict == "same" else "unknown"


def _own(shares: Sequence[Column]) -> Markup:
    """Return on how many shares the own region differs and which, and what the others say."""
    first = shares[0].compared
    given: dict[str, list[Column]] = {}
    for one in shares:
        given.setdefault(kind(one.compared.own), []).append(one)
    differs = given.get("differs", [])
    region = first.own.name
    said: list[Any] = [first.say("several_none_differs", region=region, many=len(shares))]
    if differs:
        named = [[", " if place else "", _named(one)] for place, one in enumerate(differs)]
        said = [first.say("several_differs", region=region, count=len(differs), many=len(shares)), ": ", named, "."]
    for name in KINDS:
        if count := len(given.get(name, [])):
            said += [" ", first.say(f"several_{name}{'_one' if count == 1 else ''}", count=count)]
    return markup.join(said)


def in_sentence(title: str) -> str:
    """Return a title as it stands within a sentence: `plaatsing`, but `WW` as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _named(one: Column) -> Markup:
    """Return one figure that differs: its name, `340 van de 600` and the shares of region and country."""
    compared, row = one.compared, one.compared.own
    language = compared.selection.language
    shares = {"share": cell_text(row, compared.about, language)}
    shares["country"] = cell_text(compared.country, compared.about, language)
    counted = element("strong", about_counted(compared, row))
    return markup.join(in_sentence(one.title), ", ", counted, f" ({compared.say('several_beside', **shares)})")


def _table(shown: Sequence[Compared]) -> str:
    """Return how many figures the whole table has, how many differ and how many perhaps do."""
    first = shown[0]
    found = [kind(row) for one in shown for row in one.each if row.region_code != one.country.region_code]
    known = len(found) - found.count("none")
    if not known:
        return first.say("table_empty")
    said = [first.say("table_count", count=known)]
    for name, count in (("table_differs", found.count("differs")), ("table_perhaps", found.count("perhaps"))):
        ending = {0: "_none", 1: "_one"}.get(count, "")
        said.append(first.say(f"{name}{ending}", count=count))
    return " ".join(said)
