"""Uitleg."""
