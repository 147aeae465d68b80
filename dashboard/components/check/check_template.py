"""The workbook for a delivery, for who has no file yet: empty, or with what the opened release tells of the own region.

What it is filled with comes from the file of this audience alone, so it can hold nothing that the audience may not see.
Not here: the workbook itself (pipelines/template).
"""

from functools import partial

import streamlit as st

from dashboard import formatting, offer, texts
from dashboard.components.hall import markup, page
from dashboard.components.hall.download import download
from dashboard.components.hall.markup import element
from dashboard.queries import template
from dashboard.release import OpenedRelease


def show(opened: OpenedRelease, region: str | None, language: str) -> None:
    """Draw what there is to begin with: the workbook of the own region, where one is chosen, and the empty one."""
    name = offer.of(opened, language).words["own_region"][region] if region else ""
    markup.show(element("h2", _say("template", language), class_="pow-section"))
    page.paragraph(_about(opened, region, name, language))
    with st.container(key="pow_check_template", horizontal=True):
        if region:
            _button("template_own", f"-{name}", partial(_of_region, opened, region, language), language, region=name)
        _button("template_empty", "", partial(_empty, language), language)


def _about(opened: OpenedRelease, region: str | None, name: str, language: str) -> str:
    """Return what is in the workbook already."""
    if region is None:
        return _say("template_choose", language)
    day = template.delivered(opened, region)
    if day is None:
        return _say("template_none", language, region=name)
    return _say(f"template_{opened.audience}", language, region=name, date=formatting.date(day, language))


def _button(key: str, ending: str, made: partial[bytes], language: str, **said: str) -> None:
    file = f"{_say('template_file', language)}{ending}.xlsx"
    download(_say(key, language, **said), made, file, f"check_{key}", "secondary" if said else "tertiary")


def _empty(language: str) -> bytes:
    from pipelines.template import workbook  # only who asks for one waits for what writes it

    return workbook(language)


def _of_region(opened: OpenedRelease, region: str, language: str) -> bytes:
    """Return the workbook with the projects of a region; fictitious ones say so, so that they pass for no real ones."""
    from pipelines.template import Filled, workbook

    day = template.delivered(opened, region)
    if day is None:
        return workbook(language, Filled(region))
    projects = template.projects(opened, region).to_dict("records")
    delivery = [{"region_code": region, "is_sample": opened.is_sample}]
    return workbook(language, Filled(region, day, {"delivery": delivery, "trajectories": projects}))


def _say(name: str, language: str, **values: str) -> str:
    return texts.text(f"check.{name}", language, **values)
