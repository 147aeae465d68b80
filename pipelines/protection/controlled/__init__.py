"""Controlled rounding: of one region a table of multiples of 5, of which every public count of people is a sum.

Belongs here: what is published as sums over cells, the limits of each sum, and the search for the table. Not here: what
the public reads of it (protection/cubes.py), what was published before (release/publications.py), the attack.
"""

from pipelines.protection.controlled.region import Region, Rounded, solve

__all__ = ["Region", "Rounded", "solve"]
