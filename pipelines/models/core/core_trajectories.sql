-- One row per region and trajectory of the deliveries that count, with what is known of its people in total.
with
    trajectories as (select * from stg_trajectories),
    deliveries as (select * from core_deliveries),
    outcomes as (select * from core_outcomes),
    targets as (select * from core_first_targets),

    totals as (
        select
            region_code, trajectory,
            sum(known) filter (where measure = 'participants' and rows_known > 0) as participants,
            sum(known) filter (where measure = 'placements' and rows_known > 0) as placements,
            sum(known) filter (where measure = 'sustained_placements' and rows_known > 0) as sustained_placements,
            sum(known) filter (where measure = 'praktijkverklaringen' and rows_known > 0) as praktijkverklaringen,
            sum(known) filter (where measure = 'further_education' and rows_known > 0) as further_education,
            sum(rows_below_5 + rows_missing) filter (where measure = 'participants') = 0 as knows_participants,
            sum(rows_below_5 + rows_missing) filter (where measure = 'placements') = 0 as knows_placements
        from outcomes
        group by region_code, trajectory
    ),

    final as (
        select
            deliveries.region_code,
            trajectories.* exclude (delivery_id),
            targets.first_target_participants,
            totals.* exclude (region_code, trajectory),
            totals.trajectory is not null as has_rows,
            kind = 'met_deelnemers' and (coalesce(status, '') <> 'voorbereiding' or totals.trajectory is not null) as has_people,
            coalesce(status in ('afgerond', 'gestopt'), false) as has_ended
        from trajectories
        join deliveries using (delivery_id)
        left join totals on totals.region_code = deliveries.region_code and totals.trajectory = trajectories.trajectory
        left join targets on targets.region_code = deliveries.region_code and targets.trajectory = trajectories.trajectory
    )

select * from final
