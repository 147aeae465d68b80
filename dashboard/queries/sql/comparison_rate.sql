-- One row per region and one for NL: a share with its counts and interval, for one choice.
select
    regions.region_code, regions.name, regions.short_name,
    rates.numerator, rates.denominator,
    rates.numerator / rates.denominator as value,
    rates.lower, rates.upper, rates.status, rates.coverage, rates.precision, rates.hidden_because
from regions
join cube_rates as rates using (region_code)
where indicator = $indicator and period = $period and target_group = $target_group and pillar = $pillar
order by regions.name
