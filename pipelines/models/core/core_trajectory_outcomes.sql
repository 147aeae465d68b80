-- One row per region and trajectory with people: of each outcome over all cohorts and groups the count, its status and coverage.
with
    counts as (select * from mart_trajectory_counts where period = 'all' and target_group = 'all'),

    final as (
        select
            region_code, trajectory,
            any_value(count) filter (where measure = 'participants') as participants,
            any_value(status) filter (where measure = 'participants') as participants_status,
            any_value(coverage) filter (where measure = 'participants') as participants_coverage,
            any_value(coverage_otherwise) filter (where measure = 'participants') as participants_coverage_otherwise,
            any_value(count) filter (where measure = 'placements') as placements,
            any_value(status) filter (where measure = 'placements') as placements_status,
            any_value(coverage) filter (where measure = 'placements') as placements_coverage,
            any_value(coverage_otherwise) filter (where measure = 'placements') as placements_coverage_otherwise,
            any_value(count) filter (where measure = 'sustained_placements') as sustained_placements,
            any_value(status) filter (where measure = 'sustained_placements') as sustained_placements_status,
            any_value(coverage) filter (where measure = 'sustained_placements') as sustained_placements_coverage,
            any_value(coverage_otherwise) filter (where measure = 'sustained_placements') as sustained_placements_coverage_otherwise,
            any_value(count) filter (where measure = 'praktijkverklaringen') as praktijkverklaringen,
            any_value(status) filter (where measure = 'praktijkverklaringen') as praktijkverklaringen_status,
            any_value(coverage) filter (where measure = 'praktijkverklaringen') as praktijkverklaringen_coverage,
            any_value(coverage_otherwise) filter (where measure = 'praktijkverklaringen') as praktijkverklaringen_coverage_otherwise,
            any_value(count) filter (where measure = 'further_education') as further_education,
            any_value(status) filter (where measure = 'further_education') as further_education_status,
            any_value(coverage) filter (where measure = 'further_education') as further_education_coverage,
            any_value(coverage_otherwise) filter (where measure = 'further_education') as further_education_coverage_otherwise
        from counts
        group by region_code, trajectory
    )

select * from final
