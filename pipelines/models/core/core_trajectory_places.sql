-- One row per region, trajectory with people, cohort and target group: what it could say here, and what keeps it from saying so.
with
    trajectories as (select region_code, trajectory, pillar, has_rows from core_trajectories where has_people),
    places as (select region_code, cohort, target_group, pillar, last_day, reference_date, is_after_reference from core_places),
    waiting as (select distinct region_code, trajectory, cohort, target_group from core_waiting where not is_project),

    final as (
        select
            region_code, trajectory, cohort, target_group, last_day, reference_date, is_after_reference, has_rows,
            exists (
                select 1 from waiting
                where waiting.region_code = trajectories.region_code
                    and (waiting.trajectory is null or waiting.trajectory = trajectories.trajectory)
                    and (waiting.cohort is null or waiting.cohort = places.cohort)
                    and (waiting.target_group is null or waiting.target_group = places.target_group)
            ) as has_waiting
        from trajectories
        join places using (region_code, pillar)
    )

select * from final
