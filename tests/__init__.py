"""Statements about the product, apart by kind."""
