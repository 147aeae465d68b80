-- One row per region or NL, period, target group, pillar and measure. NL is the sum of what regions show.
with
    regions as (select * from mart_region_counts),

    country as (
        select
            (select country_code from ref_programme) as region_code, period, target_group, pillar, measure,
            sum(count)::bigint as count,
            case
                when bool_or(status = 'shown') then 'shown'
                when bool_or(status = 'hidden') then 'hidden'
                when bool_or(status = 'missing') then 'missing'
                else 'not_applicable'
            end as status,
            case
                when bool_and(coverage = 'none') then 'none'
                when bool_and(coverage = 'full') then 'full'
                else 'partial'
            end as coverage,
            case
                when bool_and(coverage_otherwise = 'none') then 'none'
                when bool_and(coverage_otherwise = 'full') then 'full'
                else 'partial'
            end as coverage_otherwise
        from regions
        group by period, target_group, pillar, measure
    ),

    final as (
        select * from regions
        union all by name
        select
            * replace (
                case when status = 'missing' then 'none' else coverage end as coverage,
                case when status = 'missing' then 'none' else coverage_otherwise end as coverage_otherwise
            ),
            case when status = 'hidden' then 'below_5' end as hidden_because
        from country
    )

select * from final
order by region_code, period, target_group, pillar, measure
