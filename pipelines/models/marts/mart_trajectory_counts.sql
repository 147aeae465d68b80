-- One row per region, trajectory with people, measure, and period or target group (the other is all); true counts so far, with
-- status and coverage, and the coverage as it would be if no row had been delivered as `<5`. The rules of cube_counts.
with
    places as (select * from core_trajectory_places),
    keys as (select * from core_trajectory_keys),
    measures as (select measure from reg_measures),

    base as (
        select
            region_code, trajectory, measure, cohort, target_group,
            sum(known) as known,
            sum(rows_known) as rows_known,
            sum(rows_below_5) as rows_below_5,
            sum(rows_missing) as rows_missing,
            sum(rows_not_applicable) as rows_not_applicable
        from core_outcomes
        group by region_code, trajectory, measure, cohort, target_group
    ),

    counted as (
        select
            region_code, trajectory, measure, period, group_cell as target_group,
            sum(known)::bigint as known,
            sum(rows_known) as rows_known,
            sum(rows_below_5) as rows_below_5,
            sum(rows_missing) as rows_missing,
            sum(rows_not_applicable) as rows_not_applicable
        from base
        join keys using (cohort, target_group)
        group by all
    ),

    -- A measure that no row of a trajectory gives is missing or does not apply to it; nowhere is it a 0.
    unsaid as (
        select
            region_code, trajectory, measure,
            case when sum(rows_missing) > 0 then 'missing' else 'not_applicable' end as unsaid_as
        from base
        group by region_code, trajectory, measure
        having sum(rows_known + rows_below_5) = 0
    ),

    cells as (
        select
            region_code, trajectory, period, group_cell as target_group,
            bool_and(is_after_reference) as is_after_reference,
            bool_or(is_after_reference) as lacks_cohort,
            bool_or(has_waiting) as has_waiting,
            bool_or(not has_rows and not is_after_reference) as lacks_rows
        from places
        join keys using (cohort, target_group)
        group by all
    ),

    judged as (
        select
            cells.*, measures.measure,
            coalesce(known, 0) as known,
            coalesce(rows_below_5, 0) as rows_below_5,
            coalesce(rows_missing, 0) as rows_missing,
            lacks_cohort or has_waiting or lacks_rows as lacks,
            case
                when is_after_reference then 'missing'
                when rows_known > 0 then 'shown'
                when rows_below_5 > 0 then 'hidden'
                when rows_missing > 0 then 'missing'
                when rows_not_applicable > 0 then 'not_applicable'
                when has_waiting or lacks_rows then 'missing'
                else coalesce(unsaid_as, 'shown')
            end as status
        from cells
        cross join measures
        left join counted using (region_code, trajectory, period, target_group, measure)
        left join unsaid using (region_code, trajectory, measure)
    ),

    final as (
        select
            region_code, trajectory, period, target_group, measure,
            case when status = 'shown' then known end as count,
            status,
            case
                when status = 'missing' then 'none'
                when status = 'not_applicable' then 'full'
                when rows_below_5 + rows_missing > 0 or lacks then 'partial'
                else 'full'
            end as coverage,
            case when coverage = 'partial' and rows_missing = 0 and not lacks then 'full' else coverage end as coverage_otherwise
        from judged
    )

select * from final
order by region_code, trajectory, period, target_group, measure
