-- Where everything is known, sustained placements <= placements <= participants.
select part.region_code, part.period, part.target_group, part.pillar, part.measure
from mart_region_counts as part
join mart_region_counts as whole using (region_code, period, target_group, pillar)
where (part.measure, whole.measure) in (('placements', 'participants'), ('sustained_placements', 'placements'))
    and part.coverage = 'full' and whole.coverage = 'full' and part.count > whole.count
