"""Cards under each other, and on a wide screen in two columns that are read one after the other.

Each block of cards keeps its columns when more cards come below it, so that nothing that was read moves.
"""

from collections.abc import Sequence

from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element


def card_columns(cards: Sequence[Markup], in_block: int) -> Markup:
    """Return the cards in blocks of `in_block`, each with its first half at the left and the rest at the right."""
    blocks = [cards[first : first + in_block] for first in range(0, len(cards), in_block)]
    return markup.join([_block(block) for block in blocks])


def _block(cards: Sequence[Markup]) -> Markup:
    half = (len(cards) + 1) // 2
    columns = [element("div", list(part)) for part in (cards[:half], cards[half:]) if part]
    return element("div", columns, class_="pow-cards")
