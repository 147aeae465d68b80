-- The trajectories of a region add up to it: every count, and both numbers of every share, per half-year or per group.
with
    counts as (
        select region_code, period, target_group, measure as what, 'count' as part, sum(count) as number
        from mart_trajectory_counts
        group by all
    ),
    shares as (
        select region_code, period, 'all' as target_group, indicator as what, part, sum(number) as number
        from mart_trajectory_rates unpivot (number for part in (numerator, denominator))
        group by all
    ),
    trajectories as (select * from counts union all select * from shares),

    regions as (
        select region_code, period, target_group, measure as what, 'count' as part, count as number, status
        from mart_cube_counts where pillar = 'all'
        union all
        select region_code, period, target_group, indicator, part, number, status
        from (select * from mart_cube_rates where pillar = 'all' and target_group = 'all') unpivot (number for part in (numerator, denominator))
    )

select region_code, period, target_group, what, part, regions.number, trajectories.number
from trajectories
join regions using (region_code, period, target_group, what, part)
where regions.status in ('shown', 'hidden') and coalesce(regions.number, 0) <> coalesce(trajectories.number, 0)
