-- One row per region, pillar (or all) and amount: the true numbers to divide, over how many projects, status and coverage.
with
    parts as (select * from core_amount_parts),
    reach as (select *, 'reach' as indicator from core_reach),
    rules as (select * from core_amount_rules),
    deliveries as (select * from core_deliveries),
    pillars as (select code as pillar from ref_codes where list = 'pillars' union all select 'all'),

    waiting as (
        select
            region_code, pillars.pillar,
            bool_or(is_project) as has_project,
            bool_or(has_people and not is_accepted) as has_people
        from core_waiting
        join pillars on core_waiting.pillar is null or pillars.pillar in (core_waiting.pillar, 'all')
        group by region_code, pillars.pillar
    ),

    joined as (
        select
            regions.region_code, pillars.pillar, rules.*,
            deliveries.delivery_id is not null as is_delivered,
            coalesce(reach.numerator, parts.numerator) as numerator,
            coalesce(reach.denominator, parts.denominator) as denominator,
            coalesce(parts.trajectories, 0) as trajectories,
            coalesce(parts.concerned, 0) as concerned,
            coalesce(case when needs_people then waiting.has_people else waiting.has_project end, false) as is_waiting,
            reach.status as reach_status,
            reach.coverage as reach_coverage
        from ref_regions as regions
        cross join pillars
        cross join rules
        left join deliveries using (region_code)
        left join waiting on waiting.region_code = regions.region_code and waiting.pillar = pillars.pillar
        left join reach
            on reach.region_code = regions.region_code and reach.pillar = pillars.pillar and reach.indicator = rules.indicator
        left join parts
            on parts.region_code = regions.region_code and parts.pillar = pillars.pillar and parts.indicator = rules.indicator
    ),

    final as (
        select
            * replace (
                case when indicator = 'trajectories' and is_delivered then coalesce(numerator, 0) else numerator end as numerator,
                case when indicator = 'trajectories' then 1 else denominator end as denominator
            ),
            case
                when not is_delivered then 'missing'
                when indicator = 'trajectories' then 'shown'
                when indicator = 'reach' then reach_status
                when concerned = 0 and is_waiting then 'missing'
                when concerned = 0 then 'not_applicable'
                when trajectories = 0 then 'missing'
                else 'shown'
            end as status,
            case
                when status = 'missing' then 'none'
                when status = 'not_applicable' then 'full'
                when indicator = 'reach' then reach_coverage
                when is_waiting or trajectories < concerned then 'partial'
                else 'full'
            end as coverage
        from joined
    )

select * from final
