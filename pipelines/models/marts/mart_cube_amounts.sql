-- One row per region or NL, pillar (or all) and amount; period and target group are all. The division is left to protection.
with
    regional as (select * from mart_region_amounts),
    own as (select * from core_trajectories),
    pillars as (select code as pillar from ref_codes where list = 'pillars' union all select 'all'),

    medians as (
        select pillars.pillar, median(participants) as middle
        from own
        join pillars on pillars.pillar in (own.pillar, 'all')
        where has_people and knows_participants
        group by pillars.pillar
    ),

    country as (
        select
            (select country_code from ref_programme) as region_code, pillar, indicator, any_value(factor) as factor, any_value(people_in) as people_in,
            case when indicator = 'participants_per_trajectory' then any_value(middle) else sum(numerator) end as numerator,
            case when indicator in ('participants_per_trajectory', 'trajectories') then 1
            else sum(denominator) filter (where status <> 'hidden') end as denominator,
            sum(trajectories)::bigint as trajectories,
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
            end as coverage
        from regional
        left join medians using (pillar)
        group by pillar, indicator
    ),

    together as (
        select region_code, pillar, indicator, numerator, denominator, factor, people_in, trajectories, status, coverage from regional
        union all by name
        select * from country
    ),

    final as (
        select
            region_code, 'all' as period, 'all' as target_group, pillar, indicator,
            case when status = 'shown' then numerator end as numerator,
            denominator, factor, people_in, trajectories, status,
            case when status = 'missing' then 'none' else coverage end as coverage
        from together
    )

select * from final
order by region_code, pillar, indicator
