-- One row per region and trajectory of the deliveries that count; people over all cohorts and groups, true numbers, with
-- `coverage`: partial where some of them wait, are missing or were delivered as `<5`; none where it has no rows; and of each outcome status
-- and coverage. Not published: `is_counted`, of which the median is taken, `is_aimed`, of which participants are set beside a target, and each
-- `coverage_otherwise`: what it would be if no row had been delivered as `<5`.
with
    trajectories as (select * from core_trajectories),
    outcomes as (select * from core_trajectory_outcomes),

    final as (
        select
            region_code, trajectory, name, kind, pillar, sector, status, reason, start_date, end_date, lead, partners,
            budget_eur, cofinancing_eur, spent_eur,
            target_participants, target_placements, target_praktijkverklaringen,
            employers_reached, continuation, taken_over_from, accountability_link,
            outcomes.participants,
            coalesce(participants_status, 'not_applicable') as participants_status,
            coalesce(participants_coverage, 'full') as participants_coverage,
            coalesce(participants_coverage_otherwise, 'full') as participants_coverage_otherwise,
            outcomes.placements,
            coalesce(placements_status, 'not_applicable') as placements_status,
            coalesce(placements_coverage, 'full') as placements_coverage,
            coalesce(placements_coverage_otherwise, 'full') as placements_coverage_otherwise,
            outcomes.sustained_placements,
            coalesce(sustained_placements_status, 'not_applicable') as sustained_placements_status,
            coalesce(sustained_placements_coverage, 'full') as sustained_placements_coverage,
            coalesce(sustained_placements_coverage_otherwise, 'full') as sustained_placements_coverage_otherwise,
            outcomes.praktijkverklaringen,
            coalesce(praktijkverklaringen_status, 'not_applicable') as praktijkverklaringen_status,
            coalesce(praktijkverklaringen_coverage, 'full') as praktijkverklaringen_coverage,
            coalesce(praktijkverklaringen_coverage_otherwise, 'full') as praktijkverklaringen_coverage_otherwise,
            outcomes.further_education,
            coalesce(further_education_status, 'not_applicable') as further_education_status,
            coalesce(further_education_coverage, 'full') as further_education_coverage,
            coalesce(further_education_coverage_otherwise, 'full') as further_education_coverage_otherwise,
            coverage, coverage_otherwise,
            has_people and knows_participants as is_counted,
            has_people and has_ended and knows_participants and first_target_participants is not null as is_aimed
        from trajectories
        left join outcomes using (region_code, trajectory)
    )

select * from final
order by region_code, trajectory
