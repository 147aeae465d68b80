"""The sample: fictitious, deterministic to the byte, shaped like the programme, and accepted by the pipeline."""

import statistics

import pytest

from pipelines import registries, sample
from pipelines.intake.grouping import frame_of
from tests.deliveries import read_all


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


def test_regions_have_the_sizes_of_the_programme(read):
    people = []
    for draft in read:
        counts = [int(entry) for entry in frame_of(draft, "results")["participants"].dropna() if entry.isdigit()]
        people.append(sum(counts) / 7)
    assert 50 <= statistics.median(people) <= 90
    assert min(people) < 20
    assert max(people) > 280
    assert all(1 <= len(frame_of(draft, "trajectories")) <= 20 for draft in read)


def test_lockdown_half_years_have_fewer_people_and_more_dropout(read):
    sums: dict[str, list[int]] = {}
    for draft in read:
        for row in frame_of(draft, "results").itertuples():
            entries = (row.participants, row.dropped_out)
            if all(isinstance(entry, str) and entry.isdigit() for entry in entries):
                pair = sums.setdefault(row.cohort, [0, 0])
                pair[0] += int(row.participants)
                pair[1] += int(row.dropped_out)
    assert sums["2020-H1"][0] < 0.9 * sums["2019-H2"][0]
    assert sums["2020-H2"][1] / sums["2020-H2"][0] > 1.2 * sums["2019-H2"][1] / sums["2019-H2"][0]


def test_scale_makes_as_many_times_the_projects(tmp_path):
    one, three = (
        read_all(sample.write(tmp_path / "one", regions=2)),
        read_all(sample.write(tmp_path / "three", regions=2, scale=3)),
    )
    for small, large in zip(one, three, strict=True):
        assert len(frame_of(large, "trajectories")) == 3 * len(frame_of(small, "trajectories"))
