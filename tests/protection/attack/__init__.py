"""Tests of this room of the product; see tests/__init__.py."""
