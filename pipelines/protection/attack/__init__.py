"""The attack: what somebody outside can derive from the public tables. A program of its own.

Belongs here: reading public tables as an outsider does, from the registries and what is said of the method. Not here:
anything of how numbers are protected, which this room does not import, and whether a release may go out.
"""

from pipelines.protection.attack.bounds import Contradiction
from pipelines.protection.attack.country import Country
from pipelines.protection.attack.earlier import Earlier
from pipelines.protection.attack.method import CONTROLLED, NOTHING_SAID, Method
from pipelines.protection.attack.outsider import Outsider
from pipelines.protection.attack.quantities import QUANTITY, published
from pipelines.protection.attack.truth import Truth

__all__ = [
    "CONTROLLED",
    "NOTHING_SAID",
    "QUANTITY",
    "Contradiction",
    "Country",
    "Earlier",
    "Method",
    "Outsider",
    "Truth",
    "published",
]
