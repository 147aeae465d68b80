-- One row per delivery and trajectory that was accepted, money and targets as numbers.
with
    trajectories as (select * from raw_trajectories),

    final as (
        select
            delivery_id, trajectory, name, kind, pillar, sector, status, reason,
            try_cast(start_date as date) as start_date,
            try_cast(end_date as date) as end_date,
            lead, partners,
            cast(budget_eur as double) as budget_eur,
            cast(cofinancing_eur as double) as cofinancing_eur,
            cast(spent_eur as double) as spent_eur,
            cast(target_participants as bigint) as target_participants,
            cast(target_placements as bigint) as target_placements,
            cast(target_praktijkverklaringen as bigint) as target_praktijkverklaringen,
            cast(employers_reached as bigint) as employers_reached,
            continuation, taken_over_from, accountability_link
        from trajectories
    )

select * from final
