-- One row per half-year and number of months of which a region has no share yet: which shares, and from what day they have.
with
    rates as (select * from cube_rates where status = 'immature' and target_group = 'all' and pillar = 'all'),
    periods as (select * from periods where kind = 'half_year'),
    indicators as (select * from indicators),

    final as (
        select
            periods.period, periods.name_nl, periods.name_en,
            last_day(periods.last_day + to_months(indicators.maturity_months::integer)) as from_day,
            string_agg(indicators.short_nl, ', ' order by indicators.position) as shares_nl,
            string_agg(indicators.short_en, ', ' order by indicators.position) as shares_en
        from rates
        join periods using (period)
        join indicators using (indicator)
        where rates.region_code = $region
        group by all
        order by periods.period, from_day
    )

select * from final
