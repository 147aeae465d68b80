"""Who looks at what: what the address asks for and what was opened for it, made once for every run of a page.

The address is the only place where a choice is kept: a link, a reload and the browser's Back all give it back.
Not here: what a release offers (offer.py), the drawing of choices (filters.py), and what a page shows.
"""

from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard import asked, offer, release, texts, viewer
from dashboard.offer import Offer
from dashboard.release import OpenedRelease
from dashboard.selection import PARAMETERS, Selection
from dashboard.viewer import Viewer


@dataclass(frozen=True)
class Visit:
    """The release as the viewer may see it, and choices that it has; `messages` say what of the address it has not."""

    viewer: Viewer
    opened: OpenedRelease
    selection: Selection
    messages: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.selection.language

    @property
    def offered(self) -> Offer:
        """What the release offers to choose from."""
        return offer.of(self.opened, self.language)

    def with_(self, **choices: Any) -> "Visit":
        """Return the same visit with other choices."""
        return replace(self, selection=self.selection.with_(**choices))

    def say(self, key: str, **values: Any) -> str:
        """Return a text in the language of the screen."""
        return texts.text(key, self.language, **values)


# Streamlit runs every page in a thread of its own, and may run it again there: `begin` lets go of the run before.
_asked: ContextVar[Selection | None] = ContextVar("asked", default=None)
_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


def begin() -> None:
    """Begin a run: what the address asks for and what it opens may be another than before."""
    _asked.set(None)
    _visit.set(None)


def chosen() -> Selection:
    """Return what the address asks for, and the usual choice where it says nothing; nobody has judged it yet."""
    found = _asked.get()
    if found is None:
        found = Selection.from_query(st.query_params.to_dict())
        _asked.set(found)
    return found


def current() -> Visit:
    """Return the visit of this run. Raises what `release.open_for` raises."""
    found = _visit.get()
    if found is None:
        found = _opened(viewer.current(), chosen())
        _visit.set(found)
    return found


def _opened(who: Viewer, selection: Selection) -> Visit:
    """Open the release of the selection; a choice or release that is not here falls back, and a message says so."""
    messages: list[str] = []
    language = selection.language
    try:
        opened = release.open_for(who, selection)
    except release.UnknownReleaseError:
        if selection.release is None:
            raise
        messages.append(texts.text("shell.unknown_release", language, release=asked.shortened([selection.release])))
        selection = selection.with_(release=None)
        opened = release.open_for(who, selection)
    accepted, fell_away = offer.of(opened, language).accept(selection)
    why = [asked.lost(opened, field, value, language) for field, value in fell_away]
    return Visit(who, opened, accepted, (*messages, *asked.messages(why, opened, language)))


def remember(selection: Selection) -> None:
    """Make `selection` the current one: put it in the address with stable codes, beside what only this page knows."""
    wanted = of_the_page() | selection.to_query()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
    begin()


def of_the_page() -> dict[str, str]:
    """Return the choices in the address that only this page knows; they stay while one stays on the page."""
    return {name: value for name, value in st.query_params.to_dict().items() if name not in PARAMETERS.values()}
