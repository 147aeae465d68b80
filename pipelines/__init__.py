"""Deliveries come in, are checked and become a release. Nothing here knows the dashboard."""
