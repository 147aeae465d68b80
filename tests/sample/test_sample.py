"""The sample: fictitious, deterministic to the byte, shaped like the programme, and accepted by the pipeline."""

import statistics

import pandas as pd
import pytest

from pipelines import registries, sample, settings
from pipelines.intake.deliveries import checking
from pipelines.intake.deliveries.draft import frame_of
from pipelines.statistics import country_range, verdict
from tests.deliveries import read_all

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return sample.write(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def read(written):
    return read_all(written)


def test_thirty_four_regions_deliver_two_thirds_as_workbooks(written, read):
    assert len(read) == 34
    assert {draft.fields["region_code"] for draft in read} == set(registries.region_names()) - {"AM24"}
    workbooks = [path for path in written if path.suffix == ".xlsx"]
    assert 0.6 <= len(workbooks) / 34 <= 0.7
    assert all(draft.verdict is None and draft.fields["is_sample"] for draft in read)
    assert sorted(draft.fields["reference_date"] for draft in read).count("2022-06-30") == 2


def test_csv_files_come_in_two_encodings(written):
    starts = [path.read_bytes()[:3] for path in written if path.suffix == ".csv"]
    assert b"\xef\xbb\xbf" in starts
    assert any(start != b"\xef\xbb\xbf" for start in starts)


def test_the_same_seed_gives_the_same_bytes(written, tmp_path):
    again = sample.write(tmp_path)
    assert [path.name for path in again] == [path.name for path in written]
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(again, written, strict=True))
    assert sample.write(tmp_path / "other", regions=1, seed=1)[0].read_bytes() != written[0].read_bytes()


def numbers(draft, *names):
    """Yield the rows of results of which all these measures are numbers, as (row, *numbers)."""
    for row in frame_of(draft, "results").itertuples():
        entries = [getattr(row, name) for name in names]
        if all(isinstance(entry, str) and entry.isdigit() for entry in entries):
            yield row, *map(int, entries)


def people_of(read):
    """Return per region the participants per half-year."""
    return {
        draft.fields["region_code"]: sum(people for _, people in numbers(draft, "participants"))
        / frame_of(draft, "results")["cohort"].nunique()
        for draft in read
    }


def test_regions_have_the_sizes_of_the_programme(read):
    people = list(people_of(read).values())
    assert 60 <= statistics.median(people) <= 80
    assert 11 <= min(people) < 15
    assert 350 < max(people) <= 420
    assert all(1 <= len(frame_of(draft, "trajectories")) <= 20 for draft in read)


def test_regions_with_more_people_on_a_benefit_are_larger(read):
    context = pd.read_csv(settings.REFERENCE / "region_context.csv", index_col="region_code")["benefit_recipients_2021"]
    people = pd.Series(people_of(read))
    assert people.corr(context.loc[people.index], method="spearman") > 0.95
    assert people["AM18"] > 10 * people["AM35"]  # Groot Amsterdam and Gorinchem


def test_nobody_starts_in_a_project_that_has_ended_or_not_begun(read):
    for draft in read:
        projects = frame_of(draft, "trajectories").set_index("trajectory")
        for row in frame_of(draft, "results").itertuples():
            project = projects.loc[row.trajectory]
            first, last = half_year(row.cohort)
            assert project["start_date"] <= last
            assert pd.isna(project["end_date"]) or project["end_date"] >= first
            assert project["status"] != "voorbereiding"
    ends = pd.concat([frame_of(draft, "trajectories") for draft in read])
    assert ends["end_date"].nunique() >= 4
    assert (ends["end_date"].notna() == ends["status"].isin(["afgerond", "gestopt"])).all()


def half_year(cohort):
    return (
        (f"{cohort[:4]}-01-01", f"{cohort[:4]}-06-30")
        if cohort.endswith("1")
        else (f"{cohort[:4]}-07-01", f"{cohort[:4]}-12-31")
    )


def shares(read, indicator):
    """Return per region the numerator and denominator of a share over its mature, valid rows."""
    rate = registries.indicators()[indicator]
    found = {}
    for draft in read:
        reference = pd.Timestamp(draft.fields["reference_date"])
        found[draft.fields["region_code"]] = [
            sum(column)
            for column in zip(
                *(
                    (x, n)
                    for row, x, n in numbers(draft, rate.numerator, rate.denominator)
                    if x <= n
                    and row.target_group not in rate.excluded_groups
                    and pd.Timestamp(half_year(row.cohort)[1]) + pd.DateOffset(months=rate.maturity_months) <= reference
                ),
                strict=True,
            )
        ]
    return found


def test_the_verdicts_tell_the_story_four_regions_differ_in_placement_and_the_rest_by_chance(read):
    wrong = 0
    for indicator in (
        "placement_rate",
        "sustained_rate",
        "praktijkverklaring_rate",
        "further_education_rate",
        "dropout_rate",
    ):
        found = shares(read, indicator)
        numerators, denominators = zip(*found.values(), strict=True)
        country = country_range(sum(numerators), sum(denominators), "exact")
        said = dict(zip(found, verdict(numerators, denominators, country), strict=True))
        differing = {region for region, one in said.items() if one.endswith("_2")}
        assert differing == ({"AM05", "AM07", "AM27", "AM30"} if indicator == "placement_rate" else set())
        wrong += sum(one.endswith("_1") for one in said.values())
    # Of 166 comparisons with nothing behind them about 8 should fall outside 95% by chance.
    assert 3 <= wrong <= 14


def test_deliveries_vary_as_real_ones_do(read):
    results = pd.concat([frame_of(draft, "results") for draft in read])
    projects = pd.concat([frame_of(draft, "trajectories") for draft in read])
    by_quarter = [draft for draft in read if frame_of(draft, "results")["cohort_delivered"].str.contains("Q").any()]
    assert 3 <= len(by_quarter) <= 6
    assert all(frame_of(draft, "results")["cohort_delivered"].str.contains("Q").all() for draft in by_quarter)
    people = results[list(registries.measures())]
    assert (people == "<5").any(axis=None)
    assert (people == "nvt").any(axis=None)
    assert people["praktijkverklaringen"].isna().any()
    assert set(registries.region_names()) >= set(projects["taken_over_from"].dropna())
    assert 3 <= projects["taken_over_from"].notna().sum() <= 30
    assert set(projects["kind"].dropna()) == {"met_deelnemers", "voor_werkgevers", "voor_samenwerking"}


def test_one_region_writes_its_dates_in_words(written, read):
    in_words = {path.name[:4] for path in written if path.suffix == ".csv" and b"31 december 2022" in path.read_bytes()}
    assert len(in_words) == 1
    own = next(draft for draft in read if draft.files[0].name[:4] in in_words)
    assert own.fields["reference_date"] == "2022-12-31"
    assert not [finding for finding in own.findings if finding.rule.startswith("DATE")]


def test_some_rows_wait_for_three_different_reasons(read):
    checking.check(read)
    critical = [
        (draft.fields["region_code"], finding.rule)
        for draft in read
        for finding in draft.findings
        if finding.severity == "critical"
    ]
    assert {rule for _, rule in critical} == {"RULE_PLACEMENTS", "RULE_STATE_SUM", "DIM_UNKNOWN"}
    assert 4 <= len(critical) == len({region for region, _ in critical}) <= 6


def test_lessons_answer_every_standing_question_under_the_subject_of_the_answer(read):
    assert all(len(frame_of(draft, "lessons")) >= 3 for draft in read)
    lessons = pd.concat([frame_of(draft, "lessons") for draft in read])
    assert set(lessons["question"]) == {code.code for code in registries.code_list("questions")}
    assert set(lessons["subject"]) == {code.code for code in registries.code_list("subjects")}
    assert lessons.groupby("text")["question"].nunique().max() == 1
    assert lessons["text"].str.endswith((".", "?")).all()
    assert set(lessons["share_with"]) == {"landelijk", "regios", "iedereen"}
    assert lessons["trajectory"].notna().any()


def test_lockdown_half_years_have_fewer_people_and_more_dropout(read):
    sums: dict[str, list[int]] = {}
    for draft in read:
        for row, people, dropped in numbers(draft, "participants", "dropped_out"):
            pair = sums.setdefault(row.cohort, [0, 0])
            pair[0] += people
            pair[1] += dropped
    assert sums["2020-H1"][0] < 0.9 * sums["2019-H2"][0]
    assert sums["2020-H2"][1] / sums["2020-H2"][0] > 1.2 * sums["2019-H2"][1] / sums["2019-H2"][0]


def test_scale_makes_as_many_times_the_projects(tmp_path):
    one, three = (
        read_all(sample.write(tmp_path / "one", regions=2)),
        read_all(sample.write(tmp_path / "three", regions=2, scale=3)),
    )
    for small, large in zip(one, three, strict=True):
        assert len(frame_of(large, "trajectories")) == 3 * len(frame_of(small, "trajectories"))
