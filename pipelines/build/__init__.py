"""Accepted rows become the true tables: load, run the models, pass the gate. Nothing here is public yet."""

from pipelines.build.run import GateClosed, TrueTables, build

__all__ = ["GateClosed", "TrueTables", "build"]
