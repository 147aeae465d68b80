"""Statements about the product: laid out like it, and apart by kind where they go through all of it."""
