-- One row per region, pillar (or all) and amount: the two numbers that are divided, how many trajectories, what lacks.
with
    own as (select * from core_trajectories),
    trajectories as (
        select * from own
        union all by name
        select * replace ('all' as pillar) from own
    ),
    participants as (
        select region_code, pillar, count, status, coverage from mart_region_counts
        where measure = 'participants' and period = 'all' and target_group = 'all'
    ),
    regions as (select region_code, benefit_recipients_2021 from ref_regions),

    parts as (
        select region_code, pillar, 'trajectories' as indicator, count(*)::double as numerator, 1.0 as denominator,
            count(*) as trajectories, 0 as lacking
        from trajectories group by region_code, pillar
        union all
        select region_code, pillar, 'participants_per_trajectory',
            median(participants) filter (where knows_participants), 1.0,
            count(*) filter (where knows_participants), count(*) filter (where not coalesce(knows_participants, false))
        from trajectories where has_people group by region_code, pillar
        union all
        select region_code, pillar, 'spent_of_budget', sum(spent_eur), sum(budget_eur), count(*), 0
        from trajectories where spent_eur is not null and budget_eur is not null group by region_code, pillar
        union all
        select region_code, pillar, 'cofinancing_share', sum(cofinancing_eur), sum(cofinancing_eur + budget_eur), count(*), 0
        from trajectories where cofinancing_eur is not null and budget_eur is not null group by region_code, pillar
        union all
        select region_code, pillar, 'target_realisation', sum(participants), sum(first_target_participants), count(*), 0
        from trajectories
        where has_ended and has_people and knows_participants and first_target_participants is not null
        group by region_code, pillar
        union all
        select region_code, pillar, 'cost_per_placement', sum(spent_eur), sum(placements), count(*), 0
        from trajectories
        where has_ended and has_people and knows_placements and spent_eur is not null
        group by region_code, pillar
        union all
        select region_code, pillar, 'reach', count, benefit_recipients_2021, 0, (coverage <> 'full')::int
        from participants join regions using (region_code)
        where status = 'shown'
    )

select * from parts
