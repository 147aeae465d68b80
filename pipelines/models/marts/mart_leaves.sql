-- One row per region, period in which participants start, target group, pillar, set of measures that a row knows, and measure: the people counted.
-- `known` names the measures of the set and `mature` the rates for which the period counts, both joined by commas.
with
    outcomes as (select * from core_outcomes),
    cohorts as (select cohort, year, last_day from core_cohorts),
    deliveries as (select region_code, reference_date from core_deliveries),
    rates as (select indicator, maturity_months::int as months from reg_indicators where kind = 'rate'),

    known_of_rows as (
        select result_id, string_agg(measure, ',' order by measure) as known
        from outcomes
        where rows_known > 0
        group by result_id
    ),

    mature_of_cohorts as (
        select region_code, cohort, year, string_agg(indicator, ',' order by indicator) filter (where last_day + to_months(months) <= reference_date) as mature
        from deliveries cross join cohorts cross join rates
        group by region_code, cohort, year
    ),

    final as (
        select
            region_code, cohort, year, target_group, pillar, known_of_rows.known, coalesce(mature, '') as mature, measure,
            sum(outcomes.known)::bigint as count
        from outcomes
        join known_of_rows using (result_id)
        join mature_of_cohorts using (region_code, cohort)
        where rows_known > 0
        group by all
    )

select * from final
order by all
