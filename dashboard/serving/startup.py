"""What is done before the first visitor comes, so that nobody waits for it: code loaded, release opened, figures made.

Not here: the command line and the routes (server.py), and anything that a visitor asks for.
"""

import gc
import importlib
import pkgutil
import threading

from dashboard import charts, components, offer, queries, release, viewer
from dashboard.components.compare import comparison_tile
from dashboard.components.figures.compared import fetch
from dashboard.selection import Selection
from pipelines.settings import LANGUAGES

ROOMS = (queries, charts, components)


def begin() -> None:
    """Prepare beside the server, which answers meanwhile: who comes within these seconds waits as long as before."""
    threading.Thread(target=prepare, name="prepare", daemon=True).start()


def prepare() -> None:
    """Load what pages are made with, open the newest release, and keep both out of the garbage collector's sight.

    Looking through pandas, Plotly and SciPy took the collector 86 ms on two cores, in which nobody was served; what is
    frozen is not looked through.
    """
    for room in ROOMS:  # with the rooms within them
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    make_the_usual()
    gc.collect()
    gc.freeze()


def make_the_usual() -> None:
    """Open the newest release, read what it offers, and make what most people see first.

    Without a release there is nothing to do: the page will say so.
    """
    try:
        opened = release.open_for(viewer.current(), Selection())
    except release.ReleaseError:
        return
    for language in LANGUAGES:
        offer.of(opened, language)
        usual = Selection(language=language)
        for code in usual.indicators:
            compared = fetch(opened, usual, code)
            if len(compared.rows):
                comparison_tile.make(compared)
