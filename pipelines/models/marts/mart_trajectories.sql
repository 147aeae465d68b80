-- One row per region and trajectory of the deliveries that count; people over all cohorts and groups, true numbers, with
-- `coverage`: partial where some of them wait, are missing or were delivered as `<5`; none where it has no rows. Not published: `is_counted`, of
-- which the median is taken, and `is_aimed`, of which participants are set beside a target.
with
    trajectories as (select * from core_trajectories),

    final as (
        select
            region_code, trajectory, name, kind, pillar, sector, status, reason, start_date, end_date, lead, partners,
            budget_eur, cofinancing_eur, spent_eur,
            target_participants, target_placements, target_praktijkverklaringen,
            employers_reached, continuation, taken_over_from, accountability_link,
            participants::bigint as participants,
            placements::bigint as placements,
            sustained_placements::bigint as sustained_placements,
            praktijkverklaringen::bigint as praktijkverklaringen,
            further_education::bigint as further_education,
            coverage,
            has_people and knows_participants as is_counted,
            has_people and has_ended and knows_participants and first_target_participants is not null as is_aimed
        from trajectories
    )

select * from final
order by region_code, trajectory
