-- One row per region and one for NL: an amount, for one pillar; amounts exist over the whole period and all groups only.
select
    regions.region_code, regions.name, regions.short_name,
    cast(null as bigint) as numerator, cast(null as bigint) as denominator,
    amounts.amount as value,
    cast(null as double) as lower, cast(null as double) as upper,
    amounts.status, amounts.coverage, amounts.precision,
    amounts.hidden_because
from regions
join cube_amounts as amounts using (region_code)
where indicator = $indicator and period = $period and target_group = $target_group and pillar = $pillar
order by regions.name
