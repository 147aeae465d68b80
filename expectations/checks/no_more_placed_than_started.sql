-- Where everything is known, sustained placements <= placements <= participants. `nvt` in a row says nothing about the other.
with
    pairs as (
        select * from (values ('placements', 'participants'), ('sustained_placements', 'placements')) as pairs (part, whole)
    ),
    unsaid as (select distinct region_code, measure from core_outcomes where rows_not_applicable > 0)

select part.region_code, part.period, part.target_group, part.pillar, part.measure
from pairs
join mart_region_counts as part on part.measure = pairs.part
join mart_region_counts as whole
    on whole.measure = pairs.whole
    and whole.region_code = part.region_code
    and whole.period = part.period
    and whole.target_group = part.target_group
    and whole.pillar = part.pillar
where part.coverage = 'full' and whole.coverage = 'full' and part.count > whole.count
    and (part.region_code, part.measure) not in (select (region_code, measure) from unsaid)
    and (part.region_code, whole.measure) not in (select (region_code, measure) from unsaid)
