-- One row per share and group or pillar: a region over the whole programme, and beside it the country for the same people.
with
    rates as (select * from cube_rates where period = 'all' and (target_group = 'all' or pillar = 'all')),
    indicators as (select * from indicators where kind = 'rate'),
    codes as (select * from codes where list in ('target_groups', 'pillars')),

    final as (
        select
            own.region_code, own.indicator, own.target_group, own.pillar, own.period,
            own.numerator, own.denominator, own.numerator / own.denominator as value, own.lower, own.upper,
            own.status, own.coverage, own.precision, own.hidden_because,
            country.numerator as country_numerator, country.denominator as country_denominator,
            country.numerator / country.denominator as country_value,
            codes.name_nl, codes.name_en
        from rates as own
        join rates as country using (indicator, target_group, pillar)
        join indicators using (indicator)
        left join codes
            on (codes.list = 'target_groups' and codes.code = own.target_group)
            or (codes.list = 'pillars' and codes.code = own.pillar)
        where own.region_code = $region and country.region_code = $country
        order by
            own.target_group <> 'all' or own.pillar <> 'all', own.pillar <> 'all', codes.position, indicators.position
    )

select * from final
