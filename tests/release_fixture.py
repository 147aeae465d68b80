"""A small release with every table, made without the pipeline, for tests of the dashboard.

True numbers come from one formula (no chance in it) and leave through the real protection, which rounds them. Small regions give hidden
cells, cohorts of 2022 immature ones, one region delivered nothing, and one delivered so many rows of further education
as `<5` that its share is hidden. `python -m tests.release_fixture DIR` writes it.
"""

import json
import shutil
import sys
from datetime import date
from itertools import product
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from pipelines import registries, settings
from pipelines.intake.findings import Finding
from pipelines.protection import Earlier, Held, Published, figures, protect, slices, texts
from pipelines.protection.details import OUTCOMES
from pipelines.protection.people import MEDIAN, of_amounts
from pipelines.protection.regions import Slice, as_held
from pipelines.registries import contents
from pipelines.registries.rules import rule_rows
from pipelines.release import statements
from tests.once import once

RELEASE = "3f9c21a4b5d6"
MISSING = "Zeeland"
OWN = "AM05"
BENT = ("AM33", "further_education_rate")
REFERENCE_DATE = date(2022, 12, 31)
EARLIER = date(2022, 6, 30)
KEYS = ["region_code", "period", "target_group", "pillar"]
PLACE = ["region_code", "pillar"]
# Outcomes of a project that have no number: delivered as `<5` altogether, or not at all.
UNTOLD = (("AM33", "T01", "further_education", "hidden"), ("AM10", "T01", "praktijkverklaringen", "missing"))
STEP = 5
# Places of cohort, group and pillar of a row; how many participants and placements it has more or fewer.
MOVED = (((1, 0, 0), 2, 1), ((3, 1, 2), 1, 0), ((5, 0, 1), -2, -1))
PUBLIC_SINCE = date(2023, 2, 1)
LAST_MATURE = {12: "2021-H2", 18: "2021-H1"}
FINDINGS = dict.fromkeys(["delivery_id", "file", "column_name", "value_shown", "message_nl", "message_en"], "str")
FINDINGS |= {"row": "Int64"}
INDICATOR_FIELDS = ("position", "headline", "kind", "unit", "decimals", "polarity", "compared")
PEOPLE_IN = {"reach": "numerator", "cost_per_placement": "denominator"}
PEOPLE_IN |= {"participants_per_trajectory": "median", "target_realisation": "numerator"}
REASON = "Onvoldoende aanmeldingen"


def build(folder: Path, audiences: tuple[str, ...] = settings.AUDIENCES, release: str = RELEASE) -> str:
    """Write `releases/<release>/` for the audiences, point `current.json` at it, and return the release id."""
    target = Path(folder) / "releases" / release
    target.mkdir(parents=True, exist_ok=True)
    made = once("small-tables", _write_tables)
    for audience in audiences:
        path = target / f"{audience}.duckdb"
        shutil.copy(made / path.name, path)
        _write(path, {"release_info": _release_info(release, audience)})
    manifest = {"release": release, "is_sample": True, "schema_version": settings.SCHEMA_VERSION}
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (target.parent / "current.json").write_text(json.dumps({"release": release}), encoding="utf-8")
    return release


def small() -> Path:
    """Return a data folder with the release for both audiences, in which nobody writes."""
    return once("small", build)


def _write_tables(folder: Path) -> None:
    true = true_tables()
    for audience, published in (("landelijk", None), ("openbaar", rounded(true))):
        tables = protect(true, published)
        tables["findings"] = tables["findings"].astype(FINDINGS)
        tables |= statements(tables)
        _write(folder / f"{audience}.duckdb", tables)


def rounded(true: dict[str, pd.DataFrame]) -> Published:
    """Return what the public may read of these tables: what a publication holds of every region and the country."""
    table = _leaves(_public_people())
    projects = true["trajectories"]
    found = {}
    for region, own in slices(true).items():
        cells = table.loc[table["region_code"] == region] if region in set(projects["region_code"]) else _country(own)
        of_pillar = cells.groupby(["pillar", "measure"])["count"].sum()
        told = own.projects.copy()
        for row, measure in product(told.index, OUTCOMES):
            if pd.notna(told.loc[row, measure]):
                told.loc[row, measure] = of_pillar[told.loc[row, "pillar"], measure]
        found[region] = as_held(own, Held(cells.drop(columns="region_code"), told))
        assert np.abs(found[region].off).max() <= STEP
    return Published(found, dict.fromkeys(found, PUBLIC_SINCE), {OWN: _earlier(found[OWN].held)}, figures(found, [], 0))


def _earlier(now: Held) -> Earlier:
    """What was published of the own region before: about four fifths, with one project less and one more."""
    table = now.table.assign(count=now.table["count"] * 4 // 5 // STEP * STEP)
    return Earlier(EARLIER, Held(table, now.projects.replace({"trajectory": {"T03": "oud"}})))


def _country(own: Slice) -> pd.DataFrame:
    """The people of all regions, each row as the nearest multiple of 5."""
    keys = [name for name in own.leaves if name not in ("region_code", "count")]
    summed = own.leaves.groupby(keys, as_index=False)["count"].sum()
    return summed.assign(region_code=own.region, count=(summed["count"] + 2) // STEP * STEP)


def true_tables() -> dict[str, pd.DataFrame]:
    """Return the true marts by table name, before protection; every text in them is released."""
    tables = _marts()
    keys = texts.written(tables)["key"].unique()
    return tables | {texts.DECIDED: pd.DataFrame({"key": keys, "is_released": True})}


def _marts() -> dict[str, pd.DataFrame]:
    people = _people()
    counts, rates, trajectories = _counts(people), _rates(people), _trajectories(people)
    return {
        "cube_counts": counts,
        "cube_rates": rates,
        "leaves": _leaves(people),
        **_before(counts, rates),
        "rules": pd.DataFrame(rule_rows()).drop(columns=["found_nl", "found_en"]),
        "cube_amounts": _amounts(counts, trajectories),
        "trajectories": trajectories,
        "trajectory_counts": _of_projects(counts, trajectories, "measure"),
        "trajectory_rates": _of_projects(rates.loc[rates["target_group"] == "all"], trajectories, "indicator"),
        "lessons": _lessons(),
        "experiences": _experiences(),
        "deliveries": _deliveries(),
        "findings": _findings(),
        "regions": _regions(),
        "indicators": _indicators(),
        "contents": pd.DataFrame(contents.table_rows()),
        "columns": pd.DataFrame(contents.column_rows()),
        "periods": _reference("periods.csv"),
        "events": _reference("events.csv"),
        "codes": pd.DataFrame(contents.code_rows()),
    }


def _reference(name: str) -> pd.DataFrame:
    frame = pd.read_csv(settings.REFERENCE / name, dtype={"period": str})
    for column in ("first_day", "last_day"):
        frame[column] = pd.to_datetime(frame[column]).dt.date
    return frame


def _codes(name: str) -> list[str]:
    return [code.code for code in registries.code_list(name)]


def _missing_code() -> str:
    return next(code for code, name in registries.region_names().items() if name == MISSING)


def _public_people() -> pd.DataFrame:
    """One row per region that delivered, cohort, group and pillar, with every measure. A formula, not chance."""
    regions = [code for code in registries.region_names() if code != _missing_code()]
    dimensions = product(regions, registries.cohorts(), _codes("target_groups"), _codes("pillars"))
    rows = pd.DataFrame(dimensions, columns=["region_code", "cohort", "target_group", "pillar"])
    place = {code: position for position, code in enumerate(regions)}
    region = rows["region_code"].map(place).to_numpy()
    group = pd.factorize(rows["target_group"])[0]
    pillar = pd.factorize(rows["pillar"])[0]
    cohort = pd.factorize(rows["cohort"])[0]
    large = 1 + (region * 7) % 11
    size = large * np.array([5, 3, 2, 2, 1, 1])[group] / np.array([2, 3, 2, 4])[pillar]
    started = (size + (cohort + region + group) % 3) / np.where(large == 1, 3, 1)
    rate = 0.35 + 0.02 * ((region * 5) % 7) + np.where(rows["region_code"] == OWN, 0.12, 0) - 0.05 * (cohort == 2)
    people = _in_steps(started, region)
    ongoing = _in_steps(np.where(cohort >= 5, people / 3, 0), region, people)
    dropped = _in_steps((people - ongoing) / 5, region, people - ongoing)
    placed = _in_steps(people * rate, region, people)
    return rows.assign(
        participants=people,
        ongoing=ongoing,
        completed=people - ongoing - dropped,
        dropped_out=dropped,
        placements=placed,
        sustained_placements=_in_steps(placed * 0.7, region, placed),
        praktijkverklaringen=_in_steps(people / 6, region, people),
        further_education=_in_steps(people / 9, region, people),
        status_holders=_in_steps(people / 8, region, people),
        register_members=_in_steps(people / 10, region, people),
    )


def _in_steps(wanted: np.ndarray, region: np.ndarray, most: np.ndarray | None = None) -> np.ndarray:
    """Return multiples of 5 that keep up with what is wanted over the rows of a region, none above `most`."""
    found, left, before = np.zeros(len(wanted), dtype=int), 0.0, None
    for row, value in enumerate(wanted):
        left = value + (left if region[row] == before else 0.0)
        found[row] = left // STEP * STEP if most is None else min(left // STEP * STEP, most[row])
        left, before = left - found[row], region[row]
    return found


def _people() -> pd.DataFrame:
    """The same people, but for a few in three rows of every region: no sum over rows is more than 3 off then.

    So the multiples of 5 are a table as the public reads it, and need no search.
    """
    people = _public_people().set_index(["cohort", "target_group", "pillar"])
    cohorts, groups, pillars = list(registries.cohorts()), _codes("target_groups"), _codes("pillars")
    space = people.assign(
        kept=people["placements"] - people["sustained_placements"],
        without=people["participants"] - people["placements"],
    )
    is_wide = (space[["kept", "without", "completed"]] >= STEP).all(axis=1)
    sign = np.where(people["region_code"].str[2:].astype(int) % 2, 1, -1)
    for (cohort, group, pillar), more, placed in MOVED:
        row = (cohorts[cohort], groups[group], pillars[pillar])
        moved = is_wide * sign * (people.index == row)
        people[["participants", "completed"]] += np.outer(moved, (more, more))
        people["placements"] += moved * placed
    return people.reset_index()


def _leaves(people: pd.DataFrame) -> pd.DataFrame:
    """The same people, one row per measure: every row that somebody is in knows every measure."""
    measures = list(registries.measures())
    rates = sorted(_rate_indicators(), key=lambda rate: rate.id)
    mature = {
        cohort: ",".join(rate.id for rate in rates if _is_mature(rate, cohort)) for cohort in registries.cohorts()
    }
    rows = people.loc[people["participants"] > 0]
    rows = rows.assign(year=rows["cohort"].str[:4], known=",".join(sorted(measures)), mature=rows["cohort"].map(mature))
    keys = ["region_code", "cohort", "year", "target_group", "pillar", "known", "mature"]
    return rows.melt(id_vars=keys, value_vars=measures, var_name="measure", value_name="count")


def _rate_indicators() -> list[registries.Indicator]:
    return [one for one in registries.indicators().values() if one.kind == "rate"]


def _is_mature(rate: registries.Indicator, cohort: str) -> bool:
    return cohort <= LAST_MATURE.get(rate.maturity_months or 0, "9999")


def _crossed(people: pd.DataFrame, values: list[str]) -> pd.DataFrame:
    """Sum over every combination of region or NL, half-year or year or all, group or all, pillar or all."""
    frame = people.rename(columns={"cohort": "period"})
    frame = pd.concat([frame, frame.assign(period=frame["period"].str[:4]), frame.assign(period="all")])
    for column, total in (("target_group", "all"), ("pillar", "all"), ("region_code", "NL")):
        frame = pd.concat([frame, frame.assign(**{column: total})])
    return frame.groupby(KEYS, as_index=False)[values].sum()


def _every_key() -> pd.DataFrame:
    periods = pd.read_csv(settings.REFERENCE / "periods.csv", dtype=str)["period"]
    return pd.DataFrame(
        product(
            [*registries.region_names(), "NL"],
            periods,
            ["all", *_codes("target_groups")],
            ["all", *_codes("pillars")],
        ),
        columns=KEYS,
    )


def _coverage(frame: pd.DataFrame) -> np.ndarray:
    return np.select(
        [frame["region_code"] == _missing_code(), frame["region_code"] == "NL"], ["none", "partial"], "full"
    )


def _counts(people: pd.DataFrame) -> pd.DataFrame:
    measures = list(registries.measures())
    wide = _every_key().merge(_crossed(people, measures), on=KEYS, how="left")
    long = wide.melt(id_vars=KEYS, value_vars=measures, var_name="measure", value_name="count")
    status = np.where(long["count"].isna(), "missing", "shown")
    return long.assign(
        count=long["count"].astype("Int64"),
        status=status,
        coverage=_coverage(long),
        coverage_otherwise=_coverage(long),
        hidden_because=None,
    ).astype({"hidden_because": "str"})


def _rates(people: pd.DataFrame) -> pd.DataFrame:
    found = []
    for indicator in _rate_indicators():
        is_mature = people["cohort"].map({cohort: _is_mature(indicator, cohort) for cohort in registries.cohorts()})
        rows = people[is_mature & ~people["target_group"].isin(indicator.excluded_groups)]
        sums = _crossed(rows, list(dict.fromkeys([indicator.numerator, indicator.denominator])))
        frame = _every_key().merge(sums, on=KEYS, how="left")
        unknown = frame[indicator.denominator].isna()
        status = np.select(
            [
                frame["region_code"] == _missing_code(),
                frame["target_group"].isin(indicator.excluded_groups),
                unknown,
                (frame["region_code"] == BENT[0]) & (indicator.id == BENT[1]),
            ],
            ["missing", "not_applicable", "immature", "hidden"],
            "shown",
        )
        frame = frame.assign(numerator=frame[indicator.numerator], denominator=frame[indicator.denominator])
        frame = frame[[*KEYS, "numerator", "denominator"]].assign(
            indicator=indicator.id, status=status, coverage=_coverage(frame), coverage_otherwise=_coverage(frame)
        )
        frame.loc[status == "hidden", "coverage"] = "partial"
        frame["hidden_because"] = np.where(status == "hidden", "below_5", None)
        frame.loc[(status == "immature") | (status == "not_applicable"), ["coverage", "coverage_otherwise"]] = "none"
        found.append(frame)
    return pd.concat(found, ignore_index=True)


def _amounts(counts: pd.DataFrame, trajectories: pd.DataFrame) -> pd.DataFrame:
    """Amounts of a formula, but for the people in them: those are of the counts and the projects."""
    keys = _every_key()
    keys = keys[(keys["period"] == "all") & (keys["target_group"] == "all")].reset_index(drop=True)
    amounts = [one for one in registries.indicators().values() if one.kind not in {"count", "rate"}]
    cube = pd.concat(
        [
            keys.assign(
                indicator=one.id,
                numerator=100.0 + 10 * (keys.index.to_numpy() % 13),
                denominator=1.0 if one.id == MEDIAN else 200.0,
                factor=1000.0 if one.unit == "per_1000" else 1.0,
                people_in=PEOPLE_IN.get(one.id, "none"),
                coverage=_coverage(keys),
            )
            for one in amounts
        ],
        ignore_index=True,
    )
    missing, of_people = cube["region_code"] == _missing_code(), cube["people_in"].isin(["numerator", "median"])
    counted = of_amounts(cube, counts, trajectories).to_numpy(dtype=float, na_value=np.nan)
    numerator = cube["numerator"].mask(of_people, counted).mask(missing)
    status = np.select([missing, numerator.isna()], ["missing", "not_applicable"], "shown")
    return cube.assign(numerator=numerator, status=status, trajectories=_behind(cube, trajectories))


def _behind(cube: pd.DataFrame, trajectories: pd.DataFrame) -> pd.Series:
    """How many projects have people set beside a target, of the region or NL and the pillar or all of every row."""
    own = trajectories.loc[trajectories["is_aimed"], PLACE]
    every = pd.concat([own, own.assign(region_code="NL")])
    every = pd.concat([every, every.assign(pillar="all")])
    found = every.value_counts().reindex(pd.MultiIndex.from_frame(cube[PLACE]), fill_value=0)
    return pd.Series(found.to_numpy(), index=cube.index, dtype="Int64")


def _trajectories(people: pd.DataFrame) -> pd.DataFrame:
    """Three projects per region: two with all people of their pillar, and one without people."""
    regions = [code for code in registries.region_names() if code != _missing_code()]
    pillars, kinds = _codes("pillars"), _codes("kinds")
    of_pillar = people.groupby(["region_code", "pillar"])[OUTCOMES].sum().to_dict("index")
    rows = []
    for place, region in enumerate(regions):
        for number in range(3):
            pillar, has_people = pillars[(place + number) % 4], number < 2
            counted = of_pillar[region, pillar] if has_people else dict.fromkeys(OUTCOMES)
            rows.append(
                {
                    "region_code": region, "trajectory": f"T{number + 1:02}", "name": f"Voorbeeldtraject {number + 1}",
                    "kind": kinds[0] if has_people else kinds[1 + place % 2], "pillar": pillar,
                    "sector": _codes("sectors")[place % 10], "status": _codes("statuses")[(place + number) % 5],
                    "reason": REASON, "start_date": date(2019, 9, 1), "end_date": date(2022, 12, 31),
                    "lead": "Gemeente", "partners": "UWV", "budget_eur": 100000.0 + place, "cofinancing_eur": 20000.0,
                    "spent_eur": 90000.0, "target_participants": 50, "target_placements": 20,
                    "target_praktijkverklaringen": 10, "employers_reached": 12,
                    "continuation": _codes("continuations")[place % 3], "taken_over_from": None,
                    "accountability_link": None, "participants_band": None, **counted,
                    "is_counted": has_people, "is_aimed": has_people and number == 0,
                    "coverage": "partial" if place % 9 == 0 and number == 0 else "full",
                }
            )  # fmt: skip
    frame = pd.DataFrame(rows).assign(coverage_otherwise=[row["coverage"] for row in rows])
    texts_of = {"taken_over_from": "str", "accountability_link": "str"}
    return _said(frame.astype(dict.fromkeys(OUTCOMES, "Int64")).astype(texts_of))


def _of_projects(cube: pd.DataFrame, trajectories: pd.DataFrame, what: str) -> pd.DataFrame:
    """The cells of the pillar of every project with people, which has all of them: by half-year, or by group."""
    projects = trajectories.loc[trajectories["is_counted"], ["region_code", "trajectory", "pillar"]]
    is_half_year, is_all = cube["period"].isin(registries.cohorts()), cube["period"] == "all"
    rows = projects.merge(cube.loc[is_all | (is_half_year & (cube["target_group"] == "all"))], on=PLACE)
    for region, project, outcome, status in UNTOLD:
        is_own = (rows["region_code"] == region) & (rows["trajectory"] == project) & (rows[what] == outcome)
        rows.loc[is_own, ["status", "coverage"]] = [status, "none" if status == "missing" else "partial"]
        rows.loc[is_own, [name for name in ("count", "numerator", "denominator") if name in rows]] = pd.NA
    return rows.drop(columns="pillar")


def _said(trajectories: pd.DataFrame) -> pd.DataFrame:
    """Whether each outcome of a project is there, and how much of it is known."""
    has_people = trajectories["is_counted"]
    found = trajectories.copy()
    for outcome in OUTCOMES:
        found[f"{outcome}_status"] = np.where(has_people, "shown", "not_applicable")
        for name in ("coverage", "coverage_otherwise"):
            found[f"{outcome}_{name}"] = np.where(has_people, found["coverage"], "full")
    for region, project, outcome, status in UNTOLD:
        row = (found["region_code"] == region) & (found["trajectory"] == project)
        found.loc[row, outcome] = pd.NA
        found.loc[row, f"{outcome}_status"] = status
        found.loc[row, f"{outcome}_coverage"] = "none" if status == "missing" else "partial"
        found.loc[row, f"{outcome}_coverage_otherwise"] = "none" if status == "missing" else "full"
    return found


def _lessons() -> pd.DataFrame:
    shares = _codes("sharing")
    return pd.DataFrame(
        [
            {
                "region_code": region, "half_year": "2022-H2", "question": _codes("questions")[place % 10],
                "subject": _codes("subjects")[place % 3], "theme": "samen optrekken", "trajectory": "T01",
                "share_with": shares[place % len(shares)], "text": "Een verzonnen les: begin klein en bel elke week.",
            }
            for place, region in enumerate(registries.region_names())
            if region != _missing_code()
        ]
    )  # fmt: skip


def _experiences() -> pd.DataFrame:
    places = [("AM05", "one", "Twente"), (None, "several", "Twente en Achterhoek"), (None, "none", "Nederland")]
    return pd.DataFrame(
        [
            {
                "experience_id": f"e{position}", "position": position, "role": "Projectleider",
                "organisation": "Gemeente Voorbeeld", "region_code": code, "region_note": note, "region_text": words,
                "quote": f"Verzonnen uitspraak {position}", "question": "Wat werkte goed?",
                "answer": f"Verzonnen antwoord {position}: samen aan tafel en korte lijnen.",
                "origin": "voorbeeld", "is_sample": True,
            }
            for position, (code, note, words) in enumerate(places, start=1)
        ]
    )  # fmt: skip


def _deliveries() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "delivery_id": f"{place:064x}", "region_code": region, "reference_date": REFERENCE_DATE,
                "version": 1, "verdict": "accepted" if place else "accepted_with_quarantine", "counts": True,
                "standing": "counts",
                "rows_read": 100, "rows_accepted": 100 if place else 98, "rows_quarantined": 0 if place else 2,
                "rows_control": 0,
            }
            for place, region in enumerate(registries.region_names())
            if region != _missing_code()
        ]
    )  # fmt: skip


def _findings() -> pd.DataFrame:
    """Two rows of the first region that wait, and of the own region one that waits, two alike to look at, and a note."""
    places = {code: place for place, code in enumerate(registries.region_names())}
    first = next(iter(places))
    said = [
        (first, "RULE_PLACEMENTS", "critical", 14, "plaatsingen", {"placements": "9", "participants": "7"}),
        (first, "NUM_TEXT", "critical", 20, "deelnemers", {}),
        (OWN, "RULE_PLACEMENTS", "critical", 14, "plaatsingen", {"placements": "9", "participants": "7"}),
        (OWN, "SPENT_OVER_BUDGET", "warning", 3, "besteed", {}),
        (OWN, "SPENT_OVER_BUDGET", "warning", 4, "besteed", {}),
        (OWN, "ENC_BOM", "info", None, None, {}),
    ]
    rows = []
    for region, rule, severity, row, column, given in said:
        told = Finding(rule, severity, "levering.xlsx", "resultaten", row, column, "9", given)
        rows.append(
            {
                "delivery_id": f"{places[region]:064x}", "region_code": region, "standing": "counts", "rule": rule,
                "severity": severity, "table_name": "resultaten", "rows": int(row is not None), "file": "levering.xlsx", "row": row,
                "column_name": column, "value_shown": "9", "message_nl": told.message("nl"),
                "message_en": told.message("en"),
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def _before(counts: pd.DataFrame, rates: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What the own region had half a year before: four fifths of every number, one project less and one more."""

    def over_all(cube: pd.DataFrame) -> pd.DataFrame:
        is_total = (cube["period"] == "all") & (cube["target_group"] == "all") & (cube["pillar"] == "all")
        return cube.loc[is_total & (cube["region_code"] == OWN)].reset_index(drop=True)

    now = over_all(counts)
    before = now.assign(count=now["count"] * 4 // 5)
    known = {"delivery_id": f"{0:064x}", "region_code": OWN, "reference_date": REFERENCE_DATE, "previous_date": EARLIER}
    measures = [
        {
            "kind": "measure", "subject": row.measure, "name": None, "previous": old.count_, "current": row.count_,
            "previous_status": "shown", "current_status": "shown", **known,
        }
        for row, old in zip(*(one.rename(columns={"count": "count_"}).itertuples() for one in (now, before)), strict=True)
    ]  # fmt: skip
    projects = [
        {
            "kind": kind, "subject": subject, "name": name, "previous": None, "current": None,
            "previous_status": None, "current_status": None, **known,
        }
        for kind, subject, name in (("project_added", "T03", "Voorbeeldtraject 3"), ("project_removed", "oud", "Oud traject"))
    ]  # fmt: skip
    changes = pd.DataFrame([*measures, *projects]).astype({"previous": "Int64", "current": "Int64"})
    return {"changes": changes, "previous_counts": before, "previous_rates": over_all(rates)}


def _regions() -> pd.DataFrame:
    regions = pd.read_csv(settings.REFERENCE / "regions.csv")
    context = pd.read_csv(settings.REFERENCE / "region_context.csv")
    frame = regions.merge(context, on="region_code").rename(columns={"name_2021": "name"})
    frame["short_name"] = frame["name"].str.slice(0, 16)
    frame["delivered"] = frame["name"] != MISSING
    frame["reference_date"] = [REFERENCE_DATE if done else None for done in frame["delivered"]]
    names = ["region_code", "name", "short_name", "abbreviation", "tile_row", "tile_column"]
    names += ["provinces", "centrumgemeente"]
    names += ["inhabitants_2021", "benefit_recipients_2021", "urbanity_2020", "reference_date", "delivered"]
    names += ["inhabitants_2020", "bijstand_2020", "ww_2020", "arbeidsongeschiktheid_2020"]
    country = {"region_code": "NL", "name": "Nederland", "short_name": "Nederland", "abbreviation": "NL"}
    country |= {"delivered": True, "reference_date": REFERENCE_DATE} | frame[
        ["inhabitants_2021", "benefit_recipients_2021"]
    ].sum().to_dict()
    frame = pd.concat([frame[names], pd.DataFrame([country])], ignore_index=True)
    return frame.astype({"tile_row": "Int64", "tile_column": "Int64", "delivered": bool})


def _indicators() -> pd.DataFrame:
    rows = []
    for one in registries.indicators().values():
        row = {name: getattr(one, name) for name in INDICATOR_FIELDS}
        row |= {"indicator": one.id, "audiences": ",".join(one.audiences), "numerator": one.numerator}
        row |= {"denominator": one.denominator, "excluded_groups": ",".join(one.excluded_groups)}
        row |= {"maturity_months": one.maturity_months}
        row |= {f"{name}_{language}": words for name, pair in one.texts.items() for language, words in pair.items()}
        rows.append(row)
    return pd.DataFrame(rows).astype({"maturity_months": "Int64", "headline": "Int64"})


def _release_info(release: str, audience: str) -> pd.DataFrame:
    delivered = len(registries.region_names()) - 1
    return pd.DataFrame(
        [
            {
                "release": release, "audience": audience, "is_sample": True, "reference_date": REFERENCE_DATE,
                "regions_delivered": delivered, "schema_version": settings.SCHEMA_VERSION,
                "pipeline_version": settings.PIPELINE_VERSION,
            }
        ]
    )  # fmt: skip


def _write(path: Path, tables: dict[str, pd.DataFrame]) -> None:
    """Write the tables with the columns that a release has."""
    columns = {
        table.name: [column.name for column in table.columns] for table in contents.tables() if table.part == "release"
    }
    with duckdb.connect(str(path)) as connection:
        for name, frame in tables.items():
            connection.register("incoming", frame[[one for one in columns[name] if one in frame]])
            connection.execute(f'create table "{name}" as select * from incoming')
            connection.unregister("incoming")


if __name__ == "__main__":
    sys.stdout.write(build(Path(sys.argv[1])) + "\n")
