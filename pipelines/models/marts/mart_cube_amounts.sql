-- One row per region or NL, pillar (or all) and amount; period and target group are all. The division is left to protection.
with
    parts as (select * from core_amount_parts),
    rules as (select * from core_amount_rules),
    deliveries as (select * from core_deliveries),
    own as (select * from core_trajectories),
    pillars as (select code as pillar from ref_codes where list = 'pillars' union all select 'all'),

    about as (
        select
            region_code, pillars.pillar,
            count(*) as any_count,
            count(*) filter (where has_people) as people_count,
            count(*) filter (where has_people and has_ended) as ended_count
        from own
        join pillars on pillars.pillar in (own.pillar, 'all')
        group by region_code, pillars.pillar
    ),

    waiting as (
        select distinct region_code, pillars.pillar
        from core_waiting
        join pillars on core_waiting.pillar is null or pillars.pillar in (core_waiting.pillar, 'all')
        where cohort is null
    ),

    regional as (
        select
            regions.region_code, pillars.pillar, rules.indicator, rules.factor, rules.people_in,
            case
                when rules.indicator = 'trajectories' and deliveries.delivery_id is not null then coalesce(parts.numerator, 0)
                else parts.numerator
            end as numerator,
            case when rules.indicator = 'trajectories' then 1 else parts.denominator end as denominator,
            coalesce(parts.trajectories, 0) as trajectories,
            case rules.about when 'any' then any_count when 'people' then people_count else ended_count end as concerned,
            case
                when deliveries.delivery_id is null then 'missing'
                when rules.indicator = 'trajectories' then 'shown'
                when coalesce(concerned, 0) = 0 then 'not_applicable'
                when parts.numerator is null then 'missing'
                else 'shown'
            end as status,
            case
                when status = 'missing' then 'none'
                when status = 'not_applicable' then 'full'
                when waiting.region_code is not null or coalesce(parts.lacking, 0) > 0 then 'partial'
                when rules.indicator not in ('reach', 'trajectories') and coalesce(parts.trajectories, 0) < concerned then 'partial'
                else 'full'
            end as coverage
        from ref_regions as regions
        cross join pillars
        cross join rules
        left join deliveries using (region_code)
        left join about on about.region_code = regions.region_code and about.pillar = pillars.pillar
        left join waiting on waiting.region_code = regions.region_code and waiting.pillar = pillars.pillar
        left join parts
            on parts.region_code = regions.region_code and parts.pillar = pillars.pillar and parts.indicator = rules.indicator
    ),

    medians as (
        select pillars.pillar, median(participants) as middle
        from own
        join pillars on pillars.pillar in (own.pillar, 'all')
        where has_people and knows_participants
        group by pillars.pillar
    ),

    country as (
        select
            'NL' as region_code, pillar, indicator, any_value(factor) as factor, any_value(people_in) as people_in,
            case when indicator = 'participants_per_trajectory' then any_value(middle) else sum(numerator) end as numerator,
            case when indicator in ('participants_per_trajectory', 'trajectories') then 1 else sum(denominator) end as denominator,
            sum(trajectories)::bigint as trajectories,
            case
                when bool_or(status = 'shown') then 'shown'
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

    final as (
        select region_code, 'all' as period, 'all' as target_group, * exclude (region_code, concerned) from regional
        union all by name
        select region_code, 'all' as period, 'all' as target_group, * exclude (region_code) from country
    )

select * from final
order by region_code, pillar, indicator
