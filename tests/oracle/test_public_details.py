"""Projects, lessons, findings and every other table of the public file: what is told, and what is not."""

import itertools

from pipelines import registries
from pipelines.registries import contents
from tests.oracle import protected
from tests.oracle.places import state

OUTCOMES = ("placements", "sustained_placements", "praktijkverklaringen", "further_education")
FREE_TEXT = ("reason", "lead", "partners", "accountability_link")


def known(rows, measure):
    """Return the sum of what rows say, None where none of them says a number."""
    said = [int(row.said[measure]) for row in rows if state(measure, row.said[measure]) == "known"]
    return sum(said) if said else None


def band(size):
    if size is None:
        return None
    return next(
        (name for limit, name in ((10, "below_10"), (25, "10_to_24"), (50, "25_to_49")) if size < limit), "50_or_more"
    )


def records(world, audience, name):
    table = world.tables[audience, name].astype("object")
    return table.where(table.notna(), None).to_dict("records")


def codes_here(world):
    """Return the region and its own code by our code: the place of that code among those of now and of before."""
    rows = [(row["region_code"], row["trajectory"]) for row in records(world, "landelijk", "trajectories")]
    moved = [row for row in records(world, "landelijk", "changes") if row["kind"] != "measure"]
    found: dict[str, tuple[str, str]] = {}
    for code, trajectory in sorted({*rows, *((row["region_code"], row["subject"]) for row in moved)}):
        found[f"{code}-P{1 + sum(region == code for region, _ in found.values())}"] = (code, trajectory)
    return found


def test_a_project_tells_numbers_near_the_true_ones_and_the_band_of_what_it_tells(world):
    codes, told = codes_here(world), 0
    for row in records(world, "openbaar", "trajectories"):
        region, trajectory = codes[row["trajectory"]]
        assert region == row["region_code"]
        rows = [one for one in world.slow.regions[region].delivery.rows if one.trajectory == trajectory]
        assert row["participants_band"] == band(row["participants"])
        for measure in ("participants", *OUTCOMES):
            size = known(rows, measure)
            has_below_5 = any(state(measure, one.said[measure]) == "below_5" for one in rows)
            assert (row[measure] is None) == (size is None and not has_below_5), (row["trajectory"], measure)
            if size is None:
                assert row[measure] in (None, 0), "what was delivered as `<5` altogether is a 0"
            else:
                assert row[measure] % protected.STEP == 0
                assert abs(row[measure] - size) <= protected.WITHIN, (row["trajectory"], measure)
                told += 1
        assert all(row[name] is None for name in FREE_TEXT)
    assert told > 50


def test_the_projects_of_a_pillar_add_up_to_it(world):
    sums: dict[tuple, int] = {}
    for row in records(world, "openbaar", "trajectories"):
        for pillar, measure in itertools.product(("all", row["pillar"]), ("participants", *OUTCOMES)):
            key = (row["region_code"], "all", "all", pillar, measure)
            sums[key] = sums.get(key, 0) + (row[measure] or 0)
    for key, total in sums.items():
        assert protected.value(world.counts, key) == total, key
    assert sum(sums.values()) > 1_000


def test_a_delivery_is_called_by_its_region_and_rank(world):
    rows = records(world, "openbaar", "deliveries")
    by_region: dict[str, list] = {}
    for row in rows:
        by_region.setdefault(row["region_code"], []).append(row["delivery_id"])
    assert {code: sorted(own) for code, own in by_region.items()} == {
        code: sorted(f"{code}-{place}" for place in range(1, len(own) + 1)) for code, own in by_region.items()
    }


def test_what_was_published_once_has_no_changes(world):
    assert records(world, "openbaar", "changes") == []


def test_the_support_team_sees_every_project_whole(world):
    found = {(row["region_code"], row["trajectory"]): row for row in records(world, "landelijk", "trajectories")}
    assert set(found) == {
        (code, one["trajectory"]) for code, own in world.slow.regions.items() for one in own.delivery.projects
    }
    for (code, trajectory), row in found.items():
        own = world.slow.regions[code].delivery
        rows = [one for one in own.rows if one.trajectory == trajectory]
        project = next(one for one in own.projects if one["trajectory"] == trajectory)
        assert [row[measure] for measure in ("participants", *OUTCOMES)] == [
            known(rows, measure) for measure in ("participants", *OUTCOMES)
        ]
        assert row["participants_band"] == band(known(rows, "participants"))
        assert (row["reason"], row["budget_eur"]) == (
            project["reason"], project["budget_eur"] and float(project["budget_eur"])
        )  # fmt: skip
        states = [state(name, row.said[name]) for row in rows for name in registries.measures()]
        waits = any(one.trajectory == trajectory for one in own.waiting_rows)
        if project not in world.slow.regions[code].people:
            assert row["coverage"] == "full"
        elif not rows:
            assert row["coverage"] == "none"
        else:
            assert (row["coverage"] == "partial") == (waits or bool({"below_5", "missing"} & set(states)))


def test_the_public_reads_only_lessons_that_were_meant_for_everyone(world):
    delivered = [
        (code, one["question"], one["text"], one["share_with"] or "regios")
        for code, own in world.slow.regions.items()
        for one in own.delivery.lessons
    ]

    def told(audience):
        rows = records(world, audience, "lessons")
        return sorted((row["region_code"], row["question"], row["text"], row["share_with"]) for row in rows)

    assert told("landelijk") == sorted(delivered)
    assert told("openbaar") == sorted(one for one in delivered if one[3] == "iedereen")
    assert (len(told("openbaar")) > 0) is (world.name == "sample")


def test_public_findings_are_numbers_of_rows_and_nothing_of_their_content(world):
    rows: dict[tuple, int] = {}
    for delivery in world.found:
        told = {
            (one["rule"], one["severity"], one["table"], one["file"], one["row"]): one["given"].get("rows", 0)
            for one in delivery.findings
        }
        for (rule, severity, table, _, row), counted in told.items():
            key = (delivery.region, rule, severity, table if table in OURS else None)
            rows[key] = rows.get(key, 0) + (counted if rule == "BELOW_5" else row is not None)
    public = records(world, "openbaar", "findings")
    names = ("region_code", "rule", "severity", "table_name")
    found: dict[tuple, int] = {}
    for row in public:
        key = tuple(row[name] for name in names)
        # That `<5` hides shares is told instead of how often it was delivered; of which shares is not told.
        key = (key[0], "BELOW_5", "info", key[3]) if key[1] == "BELOW_5_HIDES" else key
        found[key] = found.get(key, 0) + row["rows"]
    assert found == rows
    withheld = {key[0] for key, value in world.shares.items() if value[1] == "hidden"}
    assert {row["region_code"] for row in public if row["rule"] == "BELOW_5_HIDES"} <= withheld
    assert {name for row in public for name, value in row.items() if value is not None} <= {*names, "standing", "rows"}


def test_every_number_of_people_in_the_public_file_left_through_protection(world):
    """Every number in every table is people (a multiple of 5), or stands below as something else."""
    unit = {(row["table_name"], row["column_name"]): row["unit"] for row in contents.column_rows()}
    of_people = {one.id for one in registries.indicators().values() if one.unit == "people"}
    scanned = 0
    for (audience, name), table in world.tables.items():
        for column in table.select_dtypes("number").columns if audience == "openbaar" else ():
            if (name, column) == ("cube_amounts", "amount"):
                values = 2 * table.loc[table["indicator"].isin(of_people), column].dropna()  # a median of two is half
            elif (name, column) in OTHER_NUMBERS:
                continue
            else:
                assert unit[name, column] == "people", f"{name}.{column}: people, or something else?"
                values = table[column].dropna()
            assert ((values >= 0) & (values % 5 == 0)).all(), f"{name}.{column}"
            scanned += len(values)
    assert scanned > 1_000


OURS = {"levering", "trajecten", "resultaten", "lessen"}
# Targets are plans, not people; employers and rows are not people; the rest are facts, money, places in a list.
OTHER_NUMBERS = {
    ("cube_rates", "lower"), ("cube_rates", "upper"), ("cube_amounts", "trajectories_behind"),
    ("trajectory_rates", "lower"), ("trajectory_rates", "upper"),
    ("trajectories", "budget_eur"), ("trajectories", "cofinancing_eur"), ("trajectories", "spent_eur"),
    ("trajectories", "target_participants"), ("trajectories", "target_placements"),
    ("trajectories", "target_praktijkverklaringen"), ("trajectories", "employers_reached"),
    ("experiences", "position"), ("texts", "released"), ("texts", "held_back"), ("texts", "waiting"),
    ("deliveries", "version"), ("deliveries", "rows_read"), ("deliveries", "rows_accepted"),
    ("deliveries", "rows_quarantined"), ("deliveries", "rows_control"),
    ("findings", "rows"), ("findings", "row"), ("changes", "difference"), ("rules", "position"),
    ("regions", "tile_row"), ("regions", "tile_column"), ("regions", "inhabitants_2021"),
    ("regions", "benefit_recipients_2021"), ("regions", "urbanity_2020"), ("regions", "inhabitants_2020"), ("regions", "bijstand_2020"), ("regions", "ww_2020"),
    ("regions", "arbeidsongeschiktheid_2020"), ("trends", "periods"), ("similar_regions", "position"),
    ("similar_regions", "distance"), ("standardised", "expected"), ("standardised", "ratio"), ("standardised", "lower"),
    ("standardised", "upper"),
    ("indicators", "position"), ("indicators", "headline"), ("indicators", "decimals"), ("indicators", "maturity_months"),
    ("columns", "position"), ("contents", "position"), ("periods", "position"), ("codes", "position"),
    *(("protection", name) for name in (
        "regions", "small_counts", "keep_five", "keep_four", "fewer", "exact", "aware_five", "aware_fewer",
        "shares", "shares_withheld",
        "mean_error", "largest_error", "regions_kept_back",
    )),
    ("release_info", "regions_delivered"), ("release_info", "schema_version"),
}  # fmt: skip
