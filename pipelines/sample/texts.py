"""Every text that the sample can hold: invented here, so there is nobody in it, and it is released with the sample."""

from collections.abc import Iterator

from pipelines import experiences
from pipelines.registries import free_text
from pipelines.sample.world import recipe


def texts() -> frozenset[str]:
    """Return the names, lessons and themes of the recipe, and what the invented interviews say."""
    return frozenset(_of_recipe()) | frozenset(_of_interviews())


def _of_recipe() -> Iterator[str]:
    known = recipe()
    names = [name for kind in known["names"].values() for name in kind]
    yield from (name.format(sector=sector) for name in names for sector in known["sectors"])
    yield from (text for answers in known["lessons"].values() for one in answers for text in one.values())
    yield from known["themes"]


def _of_interviews() -> Iterator[str]:
    told = experiences.sample()
    for one in free_text():
        if one.table == "experiences":
            yield from told[one.column].dropna()
