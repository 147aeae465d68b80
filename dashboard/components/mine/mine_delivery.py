"""The delivery of a region: what counts, what waits, what its own `<5` hides, and the way to mend it."""

from functools import partial

import streamlit as st

from dashboard import formatting
from dashboard.components.figures.way_to_findings import address
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.page_link import page_link
from dashboard.components.mine.mine_block import block
from dashboard.components.mine.own_region import OwnRegion
from dashboard.components.quality.quality_findings import kinds_table
from dashboard.components.quality.quality_parts import kinds_file
from dashboard.components.quality.quality_regions import verdict
from dashboard.queries import mine, quality

WAITS = ("critical", "warning")
KEPT_BACK = ("below_5", "not_within")


def show(own: OwnRegion) -> None:
    """Draw how the delivery stands, what is to be mended, and where."""
    (row,) = [one for one in quality.regions(own.opened).itertuples() if one.region_code == own.code]
    kinds = quality.kinds(own.opened, own.code)
    kinds = kinds[kinds["severity"].isin(WAITS)]
    with block("delivery", own, partial(kinds_file, kinds, own.opened, own.language)):
        markup.show(element("p", verdict(row, own.language)[:2], class_="pow-outcome"))
        if own.delivered and isinstance(row.verdict, str):
            numbers = {
                "accepted": row.rows_accepted,
                "read": row.rows_read - row.rows_control,
                "waits": row.rows_quarantined,
            }
            given = {name: formatting.number(value, own.language) for name, value in numbers.items()}
            date = formatting.date(row.reference_date, own.language)
            page.paragraph(own.say("stands" if row.rows_quarantined else "stands_all", date=date, **given))
        markup.show(hidden(own))
        if len(kinds):
            markup.show(kinds_table(kinds, own.language, quality.rows(own.opened, own.code)))
        to = element("a", own.say("to_findings"), href=address(own.selection, own.code), target="_self")
        markup.show(element("p", to, class_="pow-text"))
    with st.container(key="pow_mine_mend", horizontal=True):
        page_link("check", own.say("to_check"), own.selection)


def hidden(own: OwnRegion) -> Markup:
    """Return which shares stay hidden because the region delivered `<5`, or may do so, and what it can do."""
    rows = mine.shares(own.opened, own.code)
    titles = {one.about["indicator"]: str(one.about[f"short_{own.language}"]) for one in own.rates}
    said = []
    for why in KEPT_BACK:
        kept = rows[(rows["hidden_because"] == why) & (rows["status"] == "hidden")]
        names = ", ".join(dict.fromkeys(titles[code] for code in kept["indicator"] if code in titles))
        said += [own.say(why, count=len(kept), names=names)] if names else []
    return element("p", " ".join(said) or own.say("below_5_none"), class_="pow-text")
