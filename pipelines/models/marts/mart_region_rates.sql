-- One row per region, period, target group, pillar and rate; only mature rows that are known, status and coverage.
with
    keys as (select * from core_keys),
    newest as (select max(reference_date) as reference_date from core_deliveries),

    places as (
        select
            core_places.*, rates.indicator,
            list_contains(string_split(rates.excluded_groups, ','), target_group) as is_excluded,
            coalesce(last_day + to_months(rates.maturity_months::int) <= core_places.reference_date, false) as is_mature,
            coalesce(last_day + to_months(rates.maturity_months::int) <= newest.reference_date, false) as is_due
        from core_places
        cross join (select * from reg_indicators where kind = 'rate') as rates
        cross join newest
    ),

    base as (
        select
            indicator, region_code, cohort, target_group, pillar,
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
            places.region_code, period, group_cell as target_group, pillar_cell as pillar, places.indicator,
            bool_or(is_delivered) as is_delivered,
            sum(with_people) filter (where not is_excluded) as with_people,
            bool_or(is_mature and not is_excluded) as has_mature,
            bool_or(is_due and not is_mature and with_people > 0 and not is_excluded) as lacks_cohort,
            bool_or(has_waiting and not is_excluded) as could_have_people,
            bool_or(has_waiting and is_due and not is_excluded) as has_waiting,
            bool_or(without_rows > 0 and is_due and not is_excluded) as lacks_rows,
            coalesce(sum(numerator) filter (where is_mature), 0)::bigint as numerator,
            coalesce(sum(denominator) filter (where is_mature), 0)::bigint as denominator,
            coalesce(sum(rows_known) filter (where is_mature), 0) as rows_known,
            coalesce(sum(rows_below_5) filter (where is_mature), 0) as rows_below_5,
            coalesce(sum(rows_missing) filter (where is_mature), 0) as rows_missing,
            coalesce(sum(rows_not_applicable) filter (where is_mature), 0) as rows_not_applicable,
            coalesce(sum(people_below_5) filter (where is_mature), 0)::bigint as people_below_5
        from places
        join keys using (cohort, target_group, pillar)
        left join base using (indicator, region_code, cohort, target_group, pillar)
        group by all
    ),

    final as (
        select
            *,
            case
                when not is_delivered then 'missing'
                when coalesce(with_people, 0) = 0 and not coalesce(could_have_people, false) then 'not_applicable'
                when not has_mature then 'immature'
                when with_people = 0 then 'missing'
                when people_below_5 > 0.05 * (denominator + people_below_5) then 'hidden'
                when rows_known > 0 then 'shown'
                when rows_missing > 0 then 'missing'
                when rows_not_applicable > 0 then 'not_applicable'
                when has_waiting or lacks_rows then 'missing'
                else 'shown'
            end as status,
            case
                when status in ('missing', 'immature') then 'none'
                when status = 'not_applicable' then 'full'
                when rows_below_5 + rows_missing > 0 or lacks_cohort or has_waiting or lacks_rows then 'partial'
                else 'full'
            end as coverage,
            case when coverage = 'partial' and rows_missing = 0 and not coalesce(lacks_cohort or has_waiting or lacks_rows, false) then 'full' else coverage end as coverage_otherwise
        from cells
    )

select * from final
