-- The country is the sum of what its regions show.
select country.period, country.target_group, country.pillar, country.measure, country.count, sum(region.count)
from mart_cube_counts as country
join mart_cube_counts as region using (period, target_group, pillar, measure)
where country.region_code = (select country_code from ref_programme) and region.region_code <> (select country_code from ref_programme)
group by all
having country.count is distinct from sum(region.count)
