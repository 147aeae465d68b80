-- One row per region, trajectory, period as delivered (half-year, quarter or month), target group and measure of what counts.
with
    outcomes as (select * from stg_outcomes),
    deliveries as (select * from core_deliveries),
    trajectories as (select * from stg_trajectories),

    final as (
        select
            region_code, trajectory, pillar, cohort, cohort_delivered, target_group, measure,
            coalesce(sum(known), 0)::bigint as known,
            count(*) filter (where state = 'known') as rows_known,
            count(*) filter (where state = 'below_5') as rows_below_5,
            count(*) filter (where state = 'missing') as rows_missing,
            count(*) filter (where state = 'not_applicable') as rows_not_applicable
        from outcomes
        join deliveries using (delivery_id)
        join trajectories using (delivery_id, trajectory)
        group by region_code, trajectory, pillar, cohort, cohort_delivered, target_group, measure
    )

select * from final
