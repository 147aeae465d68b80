"""Regio's vergelijken."""
