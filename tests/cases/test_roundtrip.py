"""A random truth, written in any dialect that regions use, reads back equal or waits. It is never read as something else."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pipelines.intake.deliveries.grouping import drafts
from pipelines.intake.header.columns import headers
from pipelines.intake.parsing import parse
from pipelines.registries import code_list, columns
from pipelines.registries import cohorts as periods
from tests.cases.book import csv_text
from tests.cases.judged import Judged

COUNTS = ("participants", "ongoing", "completed", "dropped_out", "placements", "praktijkverklaringen")
COUNTS_SEEN = st.one_of(st.integers(0, 30), st.integers(0, 19_999), st.sampled_from(["<5", "nvt", None]))
GROUPS = {
    "participatiewet": ["participatiewet", "bijstand", "WWB", "P-wet"],
    "ww": ["ww", "WW"],
    "wia_wajong": ["WIA", "Wajong", "WAO", "wia_wajong"],
    "geen_uitkering": ["nug", "nugger", "geen uitkering"],
    "werkend": ["werkend"],
    "onbekend": ["onbekend"],
}
WORDS = {"1": "eerste", "2": "tweede"}
HALVES = [
    "{y}-H{h}", "{h}e halfjaar {y}", "{w} helft {y}", "{y}HJ{h}", "{y} h{h}", "H{h} {y}", "halfjaar {h} {y}",
]  # fmt: skip
MISSING = ["", "PM", "volgt", "nnb", "onbekend", "-", "–"]
NOT_APPLICABLE = ["nvt", "n.v.t.", "niet van toepassing"]
BELOW = ["<5", "< 5", "kleiner dan 5", "minder dan 5"]
SEPARATORS = [".", " ", "\u00a0", "\u2009", "\u202f"]
DATES = ["%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y"]
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@st.composite
def truths(draw: st.DrawFn) -> list[dict[str, Any]]:
    keys = st.tuples(
        st.sampled_from(["t1", "T-2", "Zorg & Co", "007"]),
        st.sampled_from(list(periods())),
        st.sampled_from(sorted(GROUPS)),
    )
    chosen = draw(st.lists(keys, min_size=1, max_size=8, unique=True))
    names = ("trajectory", "cohort", "target_group")
    return [dict(zip(names, key, strict=True)) | {name: draw(COUNTS_SEEN) for name in COUNTS} for key in chosen]


def written_count(draw: st.DrawFn, value: Any, is_text: bool) -> Any:
    if value is None:
        return draw(st.sampled_from(MISSING))
    if value in {"<5", "nvt"}:
        return draw(st.sampled_from(BELOW if value == "<5" else NOT_APPLICABLE))
    if not is_text and draw(st.booleans()):
        return draw(st.sampled_from([value, float(value)]))
    text = f"{value:,}".replace(",", draw(st.sampled_from(SEPARATORS))) if draw(st.booleans()) else str(value)
    return text + draw(st.sampled_from(["", "", ",0", ",00"]))


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[dict[str, Any]], str, bytes]:
    """A truth, and a file that says it in one dialect."""
    truth = draw(truths())
    is_text = draw(st.booleans())
    order = draw(st.permutations(["trajectory", "cohort", "target_group", *COUNTS]))
    known = {column.name: column for column in columns()["results"]}
    head = []
    for name in order:
        column = known[name]
        words = draw(
            st.sampled_from([column.header_nl, column.header_en, column.header_nl.replace("_", " "), *column.synonyms])
        )
        head.append(draw(st.sampled_from([words, words.upper(), f" {words} "])))
    rows = [head]
    for row in truth:
        year, half = row["cohort"].split("-H")
        said = {name: written_count(draw, row[name], is_text) for name in COUNTS}
        said["trajectory"] = draw(
            st.sampled_from([row["trajectory"], f" {row['trajectory']}\u200b", f"{row['trajectory']}\u00a0"])
        )
        said["cohort"] = draw(st.sampled_from(HALVES)).format(y=year, h=half, w=WORDS[half])
        said["target_group"] = draw(st.sampled_from(GROUPS[row["target_group"]]))
        rows.append([said[name] for name in order])
    return truth, *_file(draw, rows, is_text)


def _file(draw: st.DrawFn, rows: list[list[Any]], is_text: bool) -> tuple[str, bytes]:
    fields = [["regio", "peildatum"], ["Fryslân", "31-12-2022"]]
    above = draw(st.sampled_from([[], [["Resultaten van onze regio"], []]]))
    if is_text:
        text = csv_text(rows, fields, draw(st.sampled_from(";,\t|")))
        try:
            return "r.csv", text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])))
        except UnicodeEncodeError:
            return "r.csv", text.encode("utf-8")
    book = Workbook()
    sheet = book.active
    for row in [*above, *rows]:
        sheet.append([None if value == "" else value for value in row])
    levering = book.create_sheet("gegevens")
    levering.append(["regio", "Fryslân"])
    levering.append(["peildatum", dt.date(2022, 12, 31)])
    made = io.BytesIO()
    book.save(made)
    return "r.xlsx", made.getvalue()


@settings(max_examples=150)
@given(deliveries())
def test_what_is_read_is_what_was_meant_or_waits(made: tuple[list[dict[str, Any]], str, bytes]) -> None:
    truth, name, content = made
    parsed = parse(name, content)
    assert parsed.refusal is None
    table = next(one for one in parsed.tables if one.table == "results")
    assert table.read == len(truth)
    waits = {index for index, finding in table.faults if finding.severity == "critical"}
    for index, row in enumerate(truth):
        if index in waits:
            continue
        for column, value in row.items():
            found = table.columns[column][index]
            meant = None if value is None else str(value)
            assert (None if found == "-" else found) == meant, (column, value, found)
    # What this test writes are dialects that are accepted: hardly anything may wait, or the test would prove nothing.
    assert not waits


@settings(max_examples=150)
@given(deliveries())
def test_the_sums_of_a_file_are_the_sums_of_its_truth(made: tuple[list[dict[str, Any]], str, bytes]) -> None:
    truth, name, content = made
    (draft,) = drafts([parse(name, content)])
    sums = draft.tables["results"].sums
    for measure in COUNTS:
        assert sums[measure] == sum(row[measure] for row in truth if isinstance(row[measure], int))


@given(st.dates(dt.date(2019, 1, 1), dt.date(2022, 12, 31)), st.sampled_from([*DATES, "words", "cell"]))
def test_a_date_survives_every_dialect(day: dt.date, dialect: str) -> None:
    from pipelines.intake.values import dates

    written: Any = day
    if dialect == "words":
        written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    elif dialect != "cell":
        written = day.strftime(dialect)
    assert dates.date(written) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_in_a_key_code_or_period_has_one_meaning_or_a_rule(text: str) -> None:
    from pipelines.intake.values import codes, cohorts, words
    from pipelines.intake.values.numbers import Unreadable

    groups = {one.code for one in code_list("target_groups")}
    for read, allowed in (
        (lambda: codes.code(text, "target_groups"), groups),
        (lambda: cohorts.cohort(text)[0], set(periods())),
        (lambda: words.key(text), None),
    ):
        try:
            found = read()
        except Unreadable as unreadable:
            assert unreadable.rule
            continue
        assert found is None or allowed is None or found in allowed


def test_every_header_leads_to_one_column_of_its_table() -> None:
    for table, own in columns().items():
        known = headers(table)
        words = [word for column in own for word in (column.header_nl, column.header_en)]
        assert len(set(words)) >= len(own)
        assert set(known.values()) == {column.name for column in own}


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_conservation_holds_whatever_is_wrong_with_the_rows(tmp_path: Path, carrier: str) -> None:
    """Every row broken in its own way: read is accepted plus waiting plus control, and no person is lost."""
    bad: list[Any] = ["vijf", -3, "12,5", "45%", "<5", "n.v.t.", "volgt", "", "-", 99999999, "12*", 3]

    def change(tables: dict[str, list[list[Any]]]) -> None:
        tables["resultaten"][1:] = [
            ["t1", half, group, value, *["", "", "", "", "", ""]]
            for value, (half, group) in zip(
                bad, [(h, g) for h in list(periods())[:4] for g in ("ww", "bijstand", "nug")], strict=True
            )
        ]
        tables["resultaten"].append(["Totaal", "", "", 3, "", "", "", "", "", ""])

    found = Judged(tmp_path)
    found.add("all", change, (carrier,))
    rows = found.judge()["all", carrier].receipt["rows"]["results"]
    assert rows["read"] == 13
    assert rows["control"] == 1
    assert rows["accepted"] + rows["quarantined"] == 12
    accepted = found["all", carrier].accepted("results")["participants"]
    assert sorted(value for value in accepted.dropna()) == ["3", "<5", "nvt"]
