-- One row per region, pillar (or all) and amount of projects: the two numbers that are divided, over `trajectories` of `concerned`.
with
    own as (select * from core_trajectories),

    trajectories as (
        select * from own
        union all by name
        select * replace ('all' as pillar) from own
    ),

    -- Per amount the projects that it is about, with both numbers, and whether the project has what is needed.
    counted as (
        select region_code, pillar, 'trajectories' as indicator, 1.0 as numerator, null::double as denominator, true as is_known
        from trajectories
        union all
        select region_code, pillar, 'participants_per_trajectory', participants, null, knows_participants
        from trajectories where has_people
        union all
        select region_code, pillar, 'spent_of_budget', spent_eur, budget_eur, spent_eur is not null and budget_eur is not null
        from trajectories
        union all
        select
            region_code, pillar, 'cofinancing_share', cofinancing_eur, cofinancing_eur + budget_eur,
            cofinancing_eur is not null and budget_eur is not null
        from trajectories
        union all
        select
            region_code, pillar, 'target_realisation', participants, first_target_participants,
            knows_participants and first_target_participants is not null
        from trajectories where has_ended and has_people
        union all
        select region_code, pillar, 'cost_per_placement', spent_eur, placements, knows_placements and spent_eur is not null
        from trajectories where has_ended and has_people
    ),

    final as (
        select
            region_code, pillar, indicator,
            case
                when indicator = 'participants_per_trajectory' then median(numerator) filter (where is_known)
                else sum(numerator) filter (where is_known)
            end as numerator,
            case
                when indicator in ('trajectories', 'participants_per_trajectory') then 1
                else sum(denominator) filter (where is_known)
            end as denominator,
            count(*) filter (where is_known) as trajectories,
            count(*) as concerned
        from counted
        group by region_code, pillar, indicator
    )

select * from final
