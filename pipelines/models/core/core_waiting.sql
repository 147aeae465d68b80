-- One row per place where a row of a delivery that counts waits; null means: could be any. `is_accepted`: of a project that counts.
with
    waiting_results as (select * from raw_waiting_results),
    waiting_trajectories as (select distinct delivery_id, trajectory, pillar, kind from raw_waiting_trajectories),
    accepted as (select * from stg_trajectories),
    deliveries as (select * from core_deliveries),

    results as (
        select
            deliveries.region_code,
            waiting_results.trajectory,
            coalesce(accepted.pillar, waiting_trajectories.pillar) as pillar,
            waiting_results.cohort,
            waiting_results.target_group,
            false as is_project,
            true as has_people,
            accepted.trajectory is not null as is_accepted
        from waiting_results
        join deliveries using (delivery_id)
        left join accepted using (delivery_id, trajectory)
        left join waiting_trajectories using (delivery_id, trajectory)
    ),

    trajectories as (
        select
            deliveries.region_code,
            waiting_trajectories.trajectory,
            waiting_trajectories.pillar,
            cast(null as varchar) as cohort,
            cast(null as varchar) as target_group,
            true as is_project,
            coalesce(waiting_trajectories.kind, 'met_deelnemers') = 'met_deelnemers' as has_people,
            false as is_accepted
        from waiting_trajectories
        join deliveries using (delivery_id)
        -- A second copy of a project that was accepted holds back nothing.
        where (delivery_id, waiting_trajectories.trajectory) not in (select (delivery_id, trajectory) from accepted)
            or waiting_trajectories.trajectory is null
    ),

    final as (
        select distinct * from results
        union
        select distinct * from trajectories
    )

select * from final
