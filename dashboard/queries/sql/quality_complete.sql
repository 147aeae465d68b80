-- One row per region and measure over the whole programme: whether the count is complete.
select
    regions.region_code, regions.name, regions.abbreviation, counts.measure, counts.status, counts.coverage,
    indicators.title_nl, indicators.title_en
from cube_counts as counts
join regions using (region_code)
join indicators on indicators.indicator = counts.measure
where region_code <> $country and period = 'all' and target_group = 'all' and pillar = 'all'
order by regions.name, indicators.position
