-- One row per region, trajectory, period in which participants start, target group and measure that is known: the people.
with
    outcomes as (select * from core_outcomes where rows_known > 0),

    final as (
        select region_code, trajectory, pillar, cohort, target_group, measure, sum(known)::bigint as count
        from outcomes
        group by all
    )

select * from final
order by all
