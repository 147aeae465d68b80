-- One row per region, trajectory, period in which participants start, target group and rate: both numbers over the rows that know both.
with
    rate_rows as (select * from core_rate_rows where is_known),

    final as (
        select
            region_code, trajectory, pillar, cohort, target_group, indicator,
            sum(numerator)::bigint as numerator,
            sum(denominator)::bigint as denominator
        from rate_rows
        group by all
    )

select * from final
order by all
