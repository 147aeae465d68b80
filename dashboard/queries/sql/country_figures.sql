-- One row per indicator, for NL and for the own region where one is chosen: its figure, and of which periods it is.
with
    chosen as (
        select region_code, indicator, numerator, denominator, numerator / denominator as value, lower, upper,
            status, coverage, precision, hidden_because, $period as period,
            null as trajectories_behind
        from cube_rates
        where region_code in ($country, $own) and period = $period and target_group = 'all' and pillar = 'all'
        union all
        select region_code, measure, count, null, count, null, null, status, coverage, precision, hidden_because, $period, null
        from cube_counts
        where region_code in ($country, $own) and period = $period and target_group = 'all' and pillar = 'all'
        union all
        select region_code, indicator, null, null, amount, null, null, status, coverage, precision, hidden_because, 'all', trajectories_behind
        from cube_amounts
        where region_code in ($country, $own) and period = 'all' and target_group = 'all' and pillar = 'all'
    ),

    cohorts as (
        select period, position, name_nl, name_en
        from periods
        where kind = $cohort and ($period in ('all', period) or starts_with(period, $period))
    ),

    -- The periods of which the country has people in a share; counts are of all of them.
    measurable as (
        select indicator, period
        from cube_rates
        where region_code = $country and target_group = 'all' and pillar = 'all' and status not in ('immature', 'missing')
        union all
        select measure, period from (select distinct measure from cube_counts), cohorts
    ),

    spans as (
        select
            indicator,
            arg_min(name_nl, position) as first_nl, arg_max(name_nl, position) as last_nl,
            arg_min(name_en, position) as first_en, arg_max(name_en, position) as last_en
        from measurable
        join cohorts using (period)
        group by indicator
    ),

    final as (
        select
            indicators.position, indicators.headline, indicators.indicator, indicators.kind, indicators.unit,
            indicators.decimals, indicators.polarity, indicators.title_nl, indicators.title_en,
            regions.name, chosen.* exclude (indicator), spans.* exclude (indicator)
        from chosen
        join indicators using (indicator)
        join regions using (region_code)
        left join spans using (indicator)
    )

select * from final
order by position, region_code
