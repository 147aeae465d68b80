-- One row per region or NL and period of one kind: a share over time, for one choice.
select
    regions.region_code, regions.name, regions.short_name, regions.abbreviation, regions.tile_row, regions.tile_column,
    periods.period, periods.position, periods.first_day, periods.last_day, periods.name_nl, periods.name_en,
    rates.numerator, rates.denominator,
    rates.numerator / rates.denominator as value,
    rates.lower, rates.upper, rates.status, rates.coverage, rates.precision, rates.hidden_because
from cube_rates as rates
join regions using (region_code)
join periods using (period)
where indicator = $indicator and periods.kind = $kind and target_group = $target_group and pillar = $pillar
order by regions.name, periods.position
