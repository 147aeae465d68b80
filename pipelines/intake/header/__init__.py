"""The header: which words stand for which column (columns.py), and where in a grid it stands (heading.py)."""
