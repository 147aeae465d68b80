-- One row per region: the delivery that counts. Newest reference date, then version, then arrival.
with
    deliveries as (select * from stg_deliveries),
    outcomes as (select distinct delivery_id from stg_outcomes),

    projects as (
        select delivery_id, kind, status, true as is_accepted from stg_trajectories
        union all
        select delivery_id, kind, status, false from raw_waiting_trajectories
    ),

    -- A project that waits needs results as well, and one of which the kind is not readable could have people in it.
    needs as (
        select
            delivery_id,
            bool_or(coalesce(kind, 'met_deelnemers') = 'met_deelnemers' and coalesce(status, '') <> 'voorbereiding') as has_people
        from projects
        group by delivery_id
        having bool_or(is_accepted)
    ),

    eligible as (
        select deliveries.*
        from deliveries
        join needs using (delivery_id)
        where verdict in ('accepted', 'accepted_with_quarantine')
            and (not has_people or delivery_id in (select delivery_id from outcomes))
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
