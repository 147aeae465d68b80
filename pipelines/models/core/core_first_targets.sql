-- One row per region and trajectory: the target of participants at the oldest reference date that names one, as last corrected.
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
            order by reference_date, version desc, arrival desc
        ) = 1
    )

select * from final
