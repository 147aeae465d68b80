"""Rows of staging that several tests give: deliveries and projects. Not a fixture: plain functions."""

import datetime as dt

DAY, EARLIER = dt.date(2022, 12, 31), dt.date(2022, 6, 30)


def delivery(delivery_id, date=DAY, version=1, arrival=1, verdict="accepted", region="AM05"):
    return {
        "delivery_id": delivery_id, "region_code": region, "reference_date": date, "version": version,
        "arrival": arrival, "verdict": verdict, "is_sample": False,
    }  # fmt: skip


def project(delivery_id, trajectory="t", kind="met_deelnemers", status="loopt", **other):
    return {
        "delivery_id": delivery_id,
        "trajectory": trajectory,
        "kind": kind,
        "status": status,
        "pillar": "route",
        **other,
    }
