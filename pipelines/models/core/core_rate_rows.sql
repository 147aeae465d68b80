-- One row per region, trajectory, period as delivered, target group and rate: numerator and denominator, and whether both are known.
with
    rates as (select * from reg_indicators where kind = 'rate'),
    measures as (select numerator as measure from rates union select denominator from rates),
    outcomes as (select * from core_outcomes where measure in (select measure from measures)),

    pairs as (
        select
            rates.indicator, top.region_code, top.trajectory, top.pillar, top.cohort, top.target_group,
            top.known as numerator,
            bottom.known as denominator,
            top.rows_below_5 + bottom.rows_below_5 as below_5,
            top.rows_missing + bottom.rows_missing as missing,
            top.rows_not_applicable + bottom.rows_not_applicable as not_applicable,
            bottom.known + 4 * bottom.rows_below_5 as people_at_most
        from rates
        join outcomes as top on top.measure = rates.numerator
        join outcomes as bottom on bottom.measure = rates.denominator and bottom.result_id = top.result_id
        where not list_contains(string_split(rates.excluded_groups, ','), top.target_group)
    ),

    final as (
        select *, below_5 + missing + not_applicable = 0 as is_known
        from pairs
    )

select * from final
