-- One row per region, trajectory with people, period (half-year or all) and rate; only mature rows that are known, status and coverage.
-- A hidden share keeps what is known of it; protection takes it away. The rules of cube_rates.
with
    keys as (select * from core_trajectory_keys where group_cell = 'all'),
    newest as (select max(reference_date) as reference_date from core_deliveries),

    places as (
        select
            places.*, rates.indicator,
            coalesce(last_day + to_months(rates.maturity_months::int) <= places.reference_date, false) as is_mature,
            coalesce(last_day + to_months(rates.maturity_months::int) <= newest.reference_date, false) as is_due
        from core_trajectory_places as places
        cross join (select * from reg_indicators where kind = 'rate') as rates
        cross join newest
        where not list_contains(string_split(rates.excluded_groups, ','), target_group)
    ),

    base as (
        select
            indicator, region_code, trajectory, cohort, target_group,
            sum(numerator) filter (where is_known) as numerator,
            sum(denominator) filter (where is_known) as denominator,
            count(*) filter (where is_known) as rows_known,
            count(*) filter (where below_5 > 0) as rows_below_5,
            count(*) filter (where missing > 0) as rows_missing,
            count(*) filter (where not_applicable > 0) as rows_not_applicable,
            sum(people_at_most) filter (where below_5 > 0) as people_below_5
        from core_rate_rows
        group by all
    ),

    cells as (
        select
            region_code, trajectory, period, indicator,
            bool_or(is_mature) as has_mature,
            bool_or(is_due and not is_mature) as lacks_cohort,
            bool_or(has_waiting and is_due) as has_waiting,
            bool_or(not has_rows and is_due) as lacks_rows,
            coalesce(sum(numerator) filter (where is_mature), 0)::bigint as numerator,
            coalesce(sum(denominator) filter (where is_mature), 0)::bigint as denominator,
            coalesce(sum(rows_known) filter (where is_mature), 0) as rows_known,
            coalesce(sum(rows_below_5) filter (where is_mature), 0) as rows_below_5,
            coalesce(sum(rows_missing) filter (where is_mature), 0) as rows_missing,
            coalesce(sum(rows_not_applicable) filter (where is_mature), 0) as rows_not_applicable,
            coalesce(sum(people_below_5) filter (where is_mature), 0)::bigint as people_below_5
        from places
        join keys using (cohort, target_group)
        left join base using (indicator, region_code, trajectory, cohort, target_group)
        group by all
    ),

    judged as (
        select
            *,
            case
                when not has_mature then 'immature'
                when people_below_5 > 0.05 * (denominator + people_below_5) then 'hidden'
                when rows_known > 0 then 'shown'
                when rows_missing > 0 then 'missing'
                when rows_not_applicable > 0 then 'not_applicable'
                when has_waiting or lacks_rows then 'missing'
                else 'shown'
            end as status
        from cells
    ),

    final as (
        select
            region_code, trajectory, period, indicator,
            case when status in ('shown', 'hidden') then numerator end as numerator,
            case when status in ('shown', 'hidden') then denominator end as denominator,
            status,
            case
                when status in ('missing', 'immature') then 'none'
                when status = 'not_applicable' then 'full'
                when rows_below_5 + rows_missing > 0 or lacks_cohort or has_waiting or lacks_rows then 'partial'
                else 'full'
            end as coverage
        from judged
    )

select * from final
order by region_code, trajectory, period, indicator
