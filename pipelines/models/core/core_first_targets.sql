-- One row per region and trajectory: the target of participants in the oldest delivery that names one.
with
    trajectories as (select * from stg_trajectories),
    deliveries as (select * from stg_deliveries where verdict in ('accepted', 'accepted_with_quarantine')),

    final as (
        select region_code, trajectory, target_participants as first_target_participants
        from trajectories
        join deliveries using (delivery_id)
        where target_participants is not null
        qualify row_number() over (
            partition by region_code, trajectory
            order by reference_date, version, arrival
        ) = 1
    )

select * from final
