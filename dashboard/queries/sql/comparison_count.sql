-- One row per region and one for NL: a count of people so far, for one choice.
select
    regions.region_code, regions.name, regions.short_name,
    counts.count as numerator, cast(null as bigint) as denominator,
    cast(counts.count as double) as value,
    cast(null as double) as lower, cast(null as double) as upper,
    counts.status, counts.coverage, counts.precision, counts.hidden_because
from regions
join cube_counts as counts using (region_code)
where measure = $indicator and period = $period and target_group = $target_group and pillar = $pillar
order by regions.name
