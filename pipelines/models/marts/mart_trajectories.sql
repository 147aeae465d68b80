-- One row per region and trajectory of the deliveries that count; people over all cohorts and groups, true numbers, with
-- `coverage`: partial where some of them wait, are missing or were delivered as `<5`; none where it has no rows.
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
            coverage
        from trajectories
    )

select * from final
order by region_code, trajectory
