"""Accepted rows become the true tables: load, run the models, pass the gate. Nothing here is public yet."""

from pipelines.build.building import GateClosed, TrueTables, true_tables

__all__ = ["GateClosed", "TrueTables", "true_tables"]
