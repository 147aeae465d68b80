-- One row per region or NL, period, target group, pillar and rate: true numerator and denominator, status, coverage.
-- A hidden share keeps what is known of it, so that protection can tell why it may not be shown.
with
    regions as (select * from mart_region_rates),

    country as (
        select
            (select country_code from ref_programme) as region_code, period, target_group, pillar, indicator,
            sum(numerator)::bigint as numerator,
            sum(denominator)::bigint as denominator,
            sum(people_below_5) as people_below_5,
            case
                when bool_or(status = 'shown') and sum(people_below_5) <= 0.05 * sum(denominator + people_below_5) then 'shown'
                when bool_or(status in ('shown', 'hidden')) then 'hidden'
                when bool_or(status = 'immature') then 'immature'
                when bool_or(status = 'missing') then 'missing'
                else 'not_applicable'
            end as status,
            case when bool_and(coverage = 'full') then 'full' else 'partial' end as coverage,
            case when bool_and(coverage_otherwise = 'full') then 'full' else 'partial' end as coverage_otherwise
        from regions
        group by period, target_group, pillar, indicator
    ),

    together as (
        select region_code, period, target_group, pillar, indicator, numerator, denominator, status, coverage, coverage_otherwise from regions
        union all
        select region_code, period, target_group, pillar, indicator, numerator, denominator, status, coverage, coverage_otherwise from country
    ),

    final as (
        select * replace (
            case when status in ('shown', 'hidden') then numerator end as numerator,
            case when status in ('shown', 'hidden') then denominator end as denominator,
            case when status in ('immature', 'missing') then 'none' else coverage end as coverage,
            case when status in ('immature', 'missing') then 'none' else coverage_otherwise end as coverage_otherwise
        ),
        case when status = 'hidden' then 'below_5' end as hidden_because
        from together
    )

select * from final
order by region_code, period, target_group, pillar, indicator
