-- One row per indicator: the figure of the country over the whole programme, all groups and pillars.
with
    figures as (
        select indicator, numerator, denominator, numerator / denominator as value, cap, lower, upper, status, coverage, precision
        from cube_rates
        where region_code = 'NL' and period = 'all' and target_group = 'all' and pillar = 'all'
        union all
        select measure, count, null, count, 'none', null, null, status, coverage, precision
        from cube_counts
        where region_code = 'NL' and period = 'all' and target_group = 'all' and pillar = 'all'
        union all
        select indicator, null, null, amount, 'none', null, null, status, coverage, precision
        from cube_amounts
        where region_code = 'NL' and period = 'all' and target_group = 'all' and pillar = 'all'
    ),

    final as (
        select indicators.*, figures.* exclude (indicator, numerator, denominator),
            figures.numerator as counted, figures.denominator as counted_of
        from indicators
        join figures using (indicator)
    )

select * from final
order by position
