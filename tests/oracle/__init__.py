"""Every figure computed a second, slower way: plain Python over the archived rows, cell by cell, against the release.

Nothing here is shared with the models or with protection: the rules are written out again, as the documents say them.
"""
