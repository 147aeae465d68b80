"""One cell: what a number, a day, a period, a code or a text in it means, in the one notation in which it is kept.

Not here: where the cell stands (header/, tables/), and which cells there are (reading/).
"""
