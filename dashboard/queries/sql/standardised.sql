-- One row per region: how one share lies beside what its mix of people would have in the country.
select
    regions.region_code, regions.name,
    standardised.observed, standardised.expected, standardised.ratio, standardised.verdict
from standardised
join regions using (region_code)
where indicator = $indicator
order by regions.name
