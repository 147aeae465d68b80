-- One row per region, trajectory, period as delivered (half-year, quarter or month), target group and measure of what counts.
with
    outcomes as (select * from stg_outcomes),
    deliveries as (select * from core_deliveries),
    trajectories as (select * from stg_trajectories),

    final as (
        select
            result_id, region_code, trajectory, pillar, cohort, cohort_delivered, target_group, measure,
            coalesce(known, 0) as known,
            (state = 'known')::int as rows_known,
            (state = 'below_5')::int as rows_below_5,
            (state = 'missing')::int as rows_missing,
            (state = 'not_applicable')::int as rows_not_applicable
        from outcomes
        join deliveries using (delivery_id)
        join trajectories using (delivery_id, trajectory)
    )

select * from final
