"""A text file with columns into one grid: its encoding, its delimiter, its records. Nothing in it is understood."""
