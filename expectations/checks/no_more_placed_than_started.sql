-- Where everything is known, sustained placements <= placements <= participants. `nvt` in a row says nothing about the other.
with
    counts as (select * from mart_region_counts where coverage = 'full'),
    unsaid as (select distinct region_code, measure from core_outcomes where rows_not_applicable > 0)

select part.region_code, part.period, part.target_group, part.pillar, part.measure
from counts as part
join counts as whole using (region_code, period, target_group, pillar)
where (part.measure, whole.measure) in (('placements', 'participants'), ('sustained_placements', 'placements'))
    and part.count > whole.count
    and (region_code, part.measure) not in (select (region_code, measure) from unsaid)
    and (region_code, whole.measure) not in (select (region_code, measure) from unsaid)
