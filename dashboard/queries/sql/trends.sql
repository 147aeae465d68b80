-- One row per region and one for NL: whether one share rises or falls over the half-years.
select regions.region_code, regions.name, trends.word
from trends
join regions using (region_code)
where indicator = $indicator
order by regions.name
