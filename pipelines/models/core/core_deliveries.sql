-- One row per region: the delivery that counts. Newest reference date, then version, then arrival.
with
    deliveries as (select * from stg_deliveries),
    trajectories as (select * from stg_trajectories),
    outcomes as (select distinct delivery_id, trajectory from stg_outcomes),

    needs as (
        select
            delivery_id,
            count(*) as trajectories,
            count(*) filter (where kind = 'met_deelnemers' and coalesce(status, '') <> 'voorbereiding') as with_people
        from trajectories
        group by delivery_id
    ),

    eligible as (
        select deliveries.*
        from deliveries
        join needs using (delivery_id)
        where verdict in ('accepted', 'accepted_with_quarantine')
            and (with_people = 0 or delivery_id in (select delivery_id from outcomes))
    ),

    final as (
        select region_code, delivery_id, reference_date, version, is_sample
        from eligible
        qualify row_number() over (
            partition by region_code
            order by reference_date desc, version desc, arrival desc
        ) = 1
    )

select * from final
