-- One row per region and measure, and per project that came or went: the delivery that counts beside the one that counted before it.
with
    deliveries as (select * from core_deliveries),
    previous_deliveries as (select * from raw_previous_deliveries),
    counts as (select * from mart_cube_counts where period = 'all' and target_group = 'all' and pillar = 'all'),
    previous_counts as (select * from raw_previous_counts where period = 'all' and target_group = 'all' and pillar = 'all'),
    projects as (select * from core_trajectories),
    previous_projects as (select * from raw_previous_projects),

    pairs as (
        select
            deliveries.region_code, deliveries.delivery_id, deliveries.reference_date,
            previous_deliveries.reference_date as previous_date
        from deliveries
        join previous_deliveries using (region_code)
    ),

    measures as (
        select
            region_code, 'measure' as kind, measure as subject, cast(null as varchar) as name,
            previous_counts.count as previous, previous_counts.status as previous_status,
            counts.count as current, counts.status as current_status
        from counts
        join previous_counts using (region_code, measure)
    ),

    came_or_went as (
        select
            coalesce(projects.region_code, previous_projects.region_code) as region_code,
            case when previous_projects.trajectory is null then 'project_added' else 'project_removed' end as kind,
            coalesce(projects.trajectory, previous_projects.trajectory) as subject,
            coalesce(projects.name, previous_projects.name) as name,
            cast(null as bigint) as previous, cast(null as varchar) as previous_status,
            cast(null as bigint) as current, cast(null as varchar) as current_status
        from projects
        full outer join previous_projects
            on projects.region_code = previous_projects.region_code
            and projects.trajectory = previous_projects.trajectory
        where projects.trajectory is null or previous_projects.trajectory is null
    ),

    final as (
        select
            pairs.delivery_id, region_code, kind, subject, name, previous_date, pairs.reference_date,
            previous, previous_status, current, current_status
        from (select * from measures union all select * from came_or_went)
        join pairs using (region_code)
    )

select * from final
order by region_code, kind, subject
