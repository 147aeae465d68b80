-- One row per row that waits in a delivery that counts, with what is known of its place; null means: could be any.
with
    waiting_results as (select * from raw_waiting_results),
    waiting_trajectories as (select * from raw_waiting_trajectories),
    accepted as (select * from stg_trajectories),
    deliveries as (select * from core_deliveries),

    results as (
        select
            deliveries.region_code,
            coalesce(accepted.pillar, waiting_trajectories.pillar) as pillar,
            waiting_results.cohort,
            waiting_results.target_group
        from waiting_results
        join deliveries using (delivery_id)
        left join accepted using (delivery_id, trajectory)
        left join waiting_trajectories using (delivery_id, trajectory)
    ),

    trajectories as (
        select
            deliveries.region_code, waiting_trajectories.pillar,
            cast(null as varchar) as cohort, cast(null as varchar) as target_group
        from waiting_trajectories
        join deliveries using (delivery_id)
        where coalesce(kind, 'met_deelnemers') = 'met_deelnemers'
    ),

    final as (
        select distinct * from results
        union
        select distinct * from trajectories
    )

select * from final
