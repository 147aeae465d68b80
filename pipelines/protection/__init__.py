"""The one entrance for numbers of people: true tables in, the tables of one audience out.

Belongs here: which breakdowns exist, how counts are rounded, what the public reads of every table, and the attack
on it. Not here: how cells are computed or drawn, which delivery the public sees (release).
"""

from pipelines.protection.audience import Earlier, Published, protect
from pipelines.protection.figures import figures
from pipelines.protection.gate import Left
from pipelines.protection.past import Past
from pipelines.protection.regions import Held, Public, slices
from pipelines.protection.safe import Kept, Safe, safe_all

__all__ = [
    "Earlier",
    "Held",
    "Kept",
    "Left",
    "Past",
    "Public",
    "Published",
    "Safe",
    "figures",
    "protect",
    "safe_all",
    "slices",
]
