"""How fast and how large, measured; no tests, and nothing here fails on time."""
