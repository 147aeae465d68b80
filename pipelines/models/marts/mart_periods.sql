-- One row per period that this release can show: its half-years, their years, and all.
with
    periods as (select * from ref_periods),
    cohorts as (select * from core_cohorts),

    final as (
        select
            period, kind, position::bigint as position,
            cast(first_day as date) as first_day, cast(last_day as date) as last_day, name_nl, name_en
        from periods
        where period = 'all'
            or period in (select cohort from cohorts)
            or period in (select year from cohorts)
    )

select * from final
order by position
