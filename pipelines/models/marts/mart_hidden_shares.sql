-- One row per region of which rows delivered as `<5` hide shares over all groups and pillars: which ones over the whole programme,
-- as a number with their names, and how many of a year or half-year.
with
    rates as (
        select region_code, period, indicator
        from mart_cube_rates
        where hidden_because = 'below_5' and target_group = 'all' and pillar = 'all' and region_code <> (select country_code from ref_programme)
    ),
    indicators as (select indicator, position, title_nl, title_en from mart_indicators),

    named as (
        select
            region_code,
            count(*) filter (where period = 'all')::varchar as whole,
            string_agg(title_nl, ', ' order by position) filter (where period = 'all') as titles_nl,
            string_agg(title_en, ', ' order by position) filter (where period = 'all') as titles_en,
            count(*) filter (where period <> 'all') as parts
        from rates
        join indicators using (indicator)
        group by region_code
    ),

    final as (
        select
            region_code, parts,
            whole || coalesce(' (' || titles_nl || ')', '') as whole_nl,
            whole || coalesce(' (' || titles_en || ')', '') as whole_en
        from named
    )

select * from final
order by region_code
