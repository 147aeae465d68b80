-- One row per group and per pillar: the participants of a region over the whole programme, and those of the country.
with
    counts as (select * from cube_counts where period = 'all' and measure = 'participants'),
    codes as (select * from codes where list in ('target_groups', 'pillars')),

    final as (
        select
            own.region_code, own.target_group, own.pillar, own.period, own.measure as indicator, own.count as value,
            own.status, own.coverage, own.precision, own.hidden_because,
            own.count / own_all.count as part, country.count / country_all.count as country_part,
            codes.list, codes.name_nl, codes.name_en
        from counts as own
        join counts as country using (target_group, pillar)
        join counts as own_all
            on own_all.region_code = own.region_code and own_all.target_group = 'all' and own_all.pillar = 'all'
        join counts as country_all
            on country_all.region_code = country.region_code and country_all.target_group = 'all' and country_all.pillar = 'all'
        join codes
            on (codes.list = 'target_groups' and codes.code = own.target_group and own.pillar = 'all')
            or (codes.list = 'pillars' and codes.code = own.pillar and own.target_group = 'all')
        where own.region_code = $region and country.region_code = $country
        order by codes.list desc, codes.position
    )

select * from final
