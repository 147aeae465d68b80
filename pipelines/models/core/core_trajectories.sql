-- One row per region and trajectory of the deliveries that count, with what is known of its people in total.
with
    trajectories as (select * from stg_trajectories),
    deliveries as (select * from core_deliveries),
    outcomes as (select *, rows_below_5 + rows_missing + rows_not_applicable as rows_unknown from core_outcomes),
    targets as (select * from core_first_targets),
    waiting as (select distinct region_code, trajectory from core_waiting where not is_project),

    totals as (
        select
            region_code, trajectory,
            sum(known) filter (where measure = 'participants' and rows_known > 0) as participants,
            sum(known) filter (where measure = 'placements' and rows_known > 0) as placements,
            sum(known) filter (where measure = 'sustained_placements' and rows_known > 0) as sustained_placements,
            sum(known) filter (where measure = 'praktijkverklaringen' and rows_known > 0) as praktijkverklaringen,
            sum(known) filter (where measure = 'further_education' and rows_known > 0) as further_education,
            sum(rows_unknown) filter (where measure = 'participants') as participants_unknown,
            sum(rows_unknown) filter (where measure = 'placements') as placements_unknown,
            sum(rows_below_5) as rows_below_5,
            sum(rows_missing) as rows_missing
        from outcomes
        group by region_code, trajectory
    ),

    joined as (
        select
            deliveries.region_code,
            trajectories.* exclude (delivery_id),
            targets.first_target_participants,
            totals.* exclude (region_code, trajectory),
            totals.trajectory is not null as has_rows,
            waiting.trajectory is not null as has_waiting
        from trajectories
        join deliveries using (delivery_id)
        left join totals on totals.region_code = deliveries.region_code and totals.trajectory = trajectories.trajectory
        left join targets on targets.region_code = deliveries.region_code and targets.trajectory = trajectories.trajectory
        left join waiting on waiting.region_code = deliveries.region_code and waiting.trajectory = trajectories.trajectory
    ),

    final as (
        select
            * exclude (participants_unknown, placements_unknown, rows_below_5, rows_missing, has_waiting),
            kind = 'met_deelnemers' and (coalesce(status, '') <> 'voorbereiding' or has_rows) as has_people,
            coalesce(status in ('afgerond', 'gestopt'), false) as has_ended,
            coalesce(participants_unknown = 0, false) and not has_waiting as knows_participants,
            coalesce(placements_unknown = 0, false) and not has_waiting as knows_placements,
            case
                when not has_people then 'full'
                when not has_rows then 'none'
                when has_waiting or rows_below_5 + rows_missing > 0 then 'partial'
                else 'full'
            end as coverage,
            case when coverage = 'partial' and rows_missing = 0 and not has_waiting then 'full' else coverage end as coverage_otherwise
        from joined
    )

select * from final
