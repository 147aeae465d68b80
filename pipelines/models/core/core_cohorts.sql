-- One row per period in which participants start, of this release: from the first to the last cohort that any counting delivery names.
with
    outcomes as (
        select delivery_id, cohort from stg_outcomes
        union all
        select delivery_id, cohort from raw_waiting_results
    ),
    deliveries as (select * from core_deliveries),
    periods as (select * from ref_periods where kind = (select cohort from ref_programme)),

    bounds as (
        select min(cohort) as first_cohort, max(cohort) as last_cohort
        from outcomes
        join deliveries using (delivery_id)
    ),

    final as (
        select period as cohort, left(period, 4) as year, cast(first_day as date) as first_day, cast(last_day as date) as last_day
        from periods, bounds
        where first_cohort is null or period between first_cohort and last_cohort
    )

select * from final
