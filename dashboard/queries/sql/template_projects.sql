-- One row per project of one region, with what stays true of it from one reference date to the next.
with
    trajectories as (select * from trajectories),

    final as (
        select
            trajectory, name, kind, pillar, sector, start_date, end_date, lead, partners, budget_eur, cofinancing_eur,
            target_participants, target_placements, target_praktijkverklaringen,
            continuation, taken_over_from, accountability_link
        from trajectories
        where region_code = $region
    )

select * from final
order by trajectory
