-- One row per region, period, target group, pillar and measure; true counts so far, with status and coverage, and the coverage
-- as it would be if no row had been delivered as `<5`.
with
    places as (select * from core_places),
    keys as (select * from core_keys),
    measures as (select measure from reg_measures),

    base as (
        select
            region_code, cohort, target_group, pillar, measure,
            sum(known) as known,
            sum(rows_known) as rows_known,
            sum(rows_below_5) as rows_below_5,
            sum(rows_missing) as rows_missing,
            sum(rows_not_applicable) as rows_not_applicable
        from core_outcomes
        group by region_code, cohort, target_group, pillar, measure
    ),

    -- A measure that no row of a region gives is missing or does not apply there; nowhere is it a 0.
    unsaid as (
        select
            region_code, measure,
            case when sum(rows_missing) > 0 then 'missing' else 'not_applicable' end as unsaid_as
        from base
        group by region_code, measure
        having sum(rows_known + rows_below_5) = 0
    ),

    cells as (
        select
            places.region_code, keys.period, keys.group_cell as target_group, keys.pillar_cell as pillar, measures.measure,
            bool_or(is_delivered) as is_delivered,
            sum(with_people) as with_people,
            bool_and(is_after_reference) as is_after_reference,
            bool_or(is_after_reference and with_people > 0) as lacks_cohort,
            bool_or(has_waiting) as has_waiting,
            bool_or(without_rows > 0 and not is_after_reference) as lacks_rows,
            coalesce(sum(known), 0)::bigint as known,
            coalesce(sum(rows_known), 0) as rows_known,
            coalesce(sum(rows_below_5), 0) as rows_below_5,
            coalesce(sum(rows_missing), 0) as rows_missing,
            coalesce(sum(rows_not_applicable), 0) as rows_not_applicable
        from places
        join keys using (cohort, target_group, pillar)
        cross join measures
        left join base using (region_code, cohort, target_group, pillar, measure)
        group by all
    ),

    judged as (
        select
            cells.*,
            case
                when not is_delivered then 'missing'
                when with_people = 0 and has_waiting then 'missing'
                when with_people = 0 then 'not_applicable'
                when is_after_reference then 'missing'
                when rows_known > 0 then 'shown'
                when rows_below_5 > 0 then 'hidden'
                when rows_missing > 0 then 'missing'
                when rows_not_applicable > 0 then 'not_applicable'
                when has_waiting or lacks_rows then 'missing'
                else coalesce(unsaid_as, 'shown')
            end as status
        from cells
        left join unsaid using (region_code, measure)
    ),

    final as (
        select
            region_code, period, target_group, pillar, measure,
            case when status = 'shown' then known end as count,
            status,
            case
                when status = 'missing' then 'none'
                when status = 'not_applicable' then 'full'
                when rows_below_5 + rows_missing > 0 or lacks_cohort or has_waiting or lacks_rows then 'partial'
                else 'full'
            end as coverage,
            case when coverage = 'partial' and rows_missing = 0 and not (lacks_cohort or has_waiting or lacks_rows) then 'full' else coverage end as coverage_otherwise,
            case when status = 'hidden' then 'below_5' end as hidden_because
        from judged
    )

select * from final
