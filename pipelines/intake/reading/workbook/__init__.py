"""A workbook into grids: the package, the XML of its sheets, and what its formats and conditions show.

Nothing in it is understood.
"""
