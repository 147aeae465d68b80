"""The one entrance for numbers of people: true tables in, the tables of one audience out.

Belongs here: which breakdowns exist, what is hidden, how counts are rounded. Not here: how cells are computed or drawn.
"""

from pipelines.protection.audience import protect

__all__ = ["protect"]
