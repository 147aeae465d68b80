-- One row per half-year and measure of one project: how many people so far; none in the public file.
select
    periods.period, periods.name_nl, periods.name_en, counts.measure, counts.count as count_, counts.status, counts.coverage
from trajectory_counts as counts
join periods using (period)
where
    counts.region_code = $region and counts.trajectory = $trajectory and counts.target_group = 'all'
    and periods.kind = 'half_year'
order by periods.position, counts.measure
