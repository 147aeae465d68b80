"""What the models start from: rows of the archive (`raw_`), facts (`ref_`) and registries (`reg_`), as tables.

No file name of a delivery reaches SQL: parquet files are opened by id, and every text is bound or registered.
"""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines import layout, registries, settings
from pipelines.batching import batches
from pipelines.intake.deliveries.archiving import DamagedArchive
from pipelines.intake.findings import Finding
from pipelines.intake.records import COUNTING, ROW_COUNTS, FindingRecord, Receipt
from pipelines.registries import contents
from pipelines.registries.rules import rule_rows, rules

ROWS = {
    "raw_trajectories": (layout.ACCEPTED, "trajectories"),
    "raw_results": (layout.ACCEPTED, "results"),
    "raw_lessons": (layout.ACCEPTED, "lessons"),
    "raw_waiting_trajectories": (layout.QUARANTINED, "trajectories"),
    "raw_waiting_results": (layout.QUARANTINED, "results"),
}
EXPERIENCES = (
    ("experience_id", "str"), ("position", "Int64"), ("role", "str"), ("organisation", "str"), ("region_code", "str"),
    ("region_note", "str"), ("region_text", "str"), ("quote", "str"), ("question", "str"), ("answer", "str"),
    ("origin", "str"), ("is_sample", "bool"),
)  # fmt: skip


def load(
    connection: duckdb.DuckDBPyConnection,
    archive: Path,
    receipts: dict[str, Receipt],
    experiences: pd.DataFrame | None,
) -> None:
    """Fill the raw, reference and registry tables. `receipts` are those of the archive, by delivery id."""
    _put(connection, "raw_deliveries", _deliveries(receipts))
    _put(connection, "raw_findings", _findings(receipts))
    _put(connection, "raw_experiences", experiences if experiences is not None else no_experiences())
    counting = [one for one, receipt in sorted(receipts.items()) if receipt["verdict"] in COUNTING]
    together = batches((one, _read(receipts[one])) for one in counting)
    for name, (part, table) in ROWS.items():
        _put(connection, name, _rows(archive, [], part, table))
        for batch in together:
            connection.register("frame", _rows(archive, batch, part, table))
            connection.execute(f"insert into {name} select * from frame")
            connection.unregister("frame")
    _reference(connection)
    _registries(connection)


def load_previous(connection: duckdb.DuckDBPyConnection, previous: dict[str, pd.DataFrame]) -> None:
    """Fill the tables of what counted before (earlier.py), by their name without `raw_`."""
    for name, frame in previous.items():
        _put(connection, f"raw_{name}", frame)


def no_experiences() -> pd.DataFrame:
    """Return the table of experiences without a row."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in EXPERIENCES})


def _put(connection: duckdb.DuckDBPyConnection, name: str, frame: pd.DataFrame | pa.Table) -> None:
    connection.register("frame", frame)
    connection.execute(f"create table {name} as select * from frame")
    connection.unregister("frame")


def _read(receipt: Receipt) -> int:
    return sum(table["read"] for table in receipt["rows"].values())


def _rows(archive: Path, ids: list[str], part: str, table: str) -> pa.Table:
    """Return the rows of one table over all deliveries with `delivery_id`; every column text, in registry order."""
    names = [column.name for column in registries.columns()[table]]
    if table == "results":
        names.insert(names.index("cohort") + 1, "cohort_delivered")
    schema = pa.schema([("delivery_id", pa.string()), *((name, pa.string()) for name in names)])
    parts = []
    for one in ids:
        try:
            rows = pq.read_table(layout.rows_of(archive / one, part, table), columns=names)
        except (OSError, pa.ArrowException) as error:
            raise DamagedArchive(one) from error
        rows = pa.table({name: rows[name].cast(pa.string()) for name in names})
        parts.append(rows.add_column(0, "delivery_id", pa.array([one] * rows.num_rows, pa.string())).cast(schema))
    return pa.concat_tables(parts) if parts else schema.empty_table()


def _deliveries(receipts: dict[str, Receipt]) -> pd.DataFrame:
    rows = []
    for one, receipt in sorted(receipts.items()):
        counts = {f"rows_{part}": sum(table[part] for table in receipt["rows"].values()) for part in ROW_COUNTS}
        rows.append(
            {
                "delivery_id": one,
                "region_code": receipt["region"],
                "reference_date": receipt["reference_date"],
                "version": receipt["version"],
                "arrival": receipt["arrival"],
                "verdict": receipt["verdict"],
                "is_sample": receipt["is_sample"] is True,
                **counts,
            }
        )
    names = ["delivery_id", "region_code", "reference_date", "version", "arrival", "verdict", "is_sample"]
    names += [f"rows_{part}" for part in ROW_COUNTS]
    texts = ["delivery_id", "region_code", "reference_date", "verdict"]
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(texts, "str"))


def _findings(receipts: dict[str, Receipt]) -> pd.DataFrame:
    names = {"rule": "rule", "severity": "severity", "table": "table_name", "file": "file", "row": "row"}
    names |= {"column": "column_name", "value_shown": "value_shown"}
    rows = [
        {
            "delivery_id": one,
            **{names[part]: said for part, said in finding.items() if part in names},
            **_messages(finding),
        }
        for one, receipt in sorted(receipts.items())
        for finding in receipt["findings"]
    ]
    frame = pd.DataFrame(rows, columns=["delivery_id", *names.values(), "message_nl", "message_en"])
    return frame.astype({name: "Int64" if name == "row" else "str" for name in frame.columns})


def _messages(finding: FindingRecord) -> dict[str, str]:
    """Return the sentences of a finding as the rule reads now; of a rule that is no more, as they were told then."""
    if finding["rule"] not in rules():
        return {"message_nl": finding["message"], "message_en": finding["message"]}
    told = Finding.from_json(finding)
    return {"message_nl": told.message("nl"), "message_en": told.message("en")}


def _reference(connection: duckdb.DuckDBPyConnection) -> None:
    regions = _csv("regions.csv").rename(columns={"name_2021": "name"})
    context = _csv("region_context.csv")
    frame = regions.merge(context, on="region_code")
    numbers = ["tile_row", "tile_column", "inhabitants_2021", "benefit_recipients_2021", "inhabitants_2020"]
    numbers += ["bijstand_2020", "ww_2020", "arbeidsongeschiktheid_2020"]
    _put(connection, "ref_regions", frame.astype(dict.fromkeys(numbers, "int64") | {"urbanity_2020": "float64"}))
    _put(connection, "ref_periods", _csv("periods.csv"))
    _put(connection, "ref_events", _csv("events.csv"))
    own = registries.programme()
    facts = {"country_code": own.country_code, "country_name": own.country["nl"], "cohort": own.cohort}
    _put(connection, "ref_programme", pd.DataFrame([facts]))


def _csv(name: str) -> pd.DataFrame:
    return pd.read_csv(settings.REFERENCE / name, dtype=str, keep_default_na=False)


def _registries(connection: duckdb.DuckDBPyConnection) -> None:
    _put(connection, "reg_measures", pd.DataFrame({"measure": list(registries.measures())}))
    _put(connection, "reg_indicators", pd.DataFrame([_indicator_row(one) for one in registries.indicators().values()]))
    _put(connection, "reg_rules", pd.DataFrame(rule_rows()))
    _put(connection, "reg_contents", pd.DataFrame(contents.table_rows()))
    _put(connection, "reg_columns", pd.DataFrame(contents.column_rows()))
    _put(connection, "ref_codes", pd.DataFrame(contents.code_rows()))


def _indicator_row(one: registries.Indicator) -> dict[str, Any]:
    words = {f"{name}_{language}": text[language] for name, text in one.texts.items() for language in ("nl", "en")}
    return {
        "indicator": one.id, "position": one.position, "headline": one.headline, "kind": one.kind, "unit": one.unit,
        "decimals": one.decimals, "polarity": one.polarity, "compared": one.compared,
        "audiences": ",".join(one.audiences), "numerator": one.numerator, "denominator": one.denominator,
        "excluded_groups": ",".join(one.excluded_groups), "maturity_months": one.maturity_months, **words,
    }  # fmt: skip
