"""Which worker runs which tests, and in which order: what takes long begins first, and what shares a world stays together."""

from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

SLOW_ROOMS = ("oracle", "browser", "fuzz", "programme", "app", "cases")  # pages, and deliveries judged whole
WORLDS = ("[sample", "[messy")  # of the oracle: a run of the pipeline each, of which the first rounds every region
PATIENCE = 1200  # seconds for a test of a world: whichever comes first makes it


class ByFileOrWorld(LoadScopeScheduling):
    """Every file to one worker, because its tests share what they made; of the oracle every world."""

    def _split_scope(self, nodeid: str) -> str:
        return next((world for world in WORLDS if world in nodeid), nodeid.split("::", maxsplit=1)[0])


def mark_and_sort(items: list[pytest.Item]) -> None:
    """Mark every test of a slow room as slow (others are marked where they stand), and put what is slow first."""
    turn = {room: place for place, room in enumerate(SLOW_ROOMS)}

    def comes(item: pytest.Item) -> int:
        return turn.get(_room(item), len(turn)) if item.get_closest_marker("slow") else len(turn) + 1

    for item in items:
        if _room(item) in turn:
            item.add_marker("slow")
        if any(world in item.nodeid for world in WORLDS):
            item.add_marker(pytest.mark.timeout(PATIENCE))
    items.sort(key=comes)


def _room(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]
