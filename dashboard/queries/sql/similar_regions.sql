-- One row per region that is among the most alike of one region, the most alike first.
select similar_regions.neighbour, regions.name, similar_regions.alike_1, similar_regions.alike_2
from similar_regions
join regions on regions.region_code = similar_regions.neighbour
where similar_regions.region_code = $region and similar_regions.position <= $most
order by similar_regions.position
