-- One row per cohort, target group and pillar and every cell that it is added to: period, group or all, pillar or all.
with
    cohorts as (select * from core_cohorts),
    groups as (select code as target_group from ref_codes where list = 'target_groups'),
    pillars as (select code as pillar from ref_codes where list = 'pillars'),

    periods as (
        select cohort, cohort as period from cohorts
        union
        select cohort, year from cohorts
        union
        select cohort, 'all' from cohorts
    ),

    group_cells as (
        select target_group, target_group as group_cell from groups
        union all
        select target_group, 'all' from groups
    ),

    pillar_cells as (
        select pillar, pillar as pillar_cell from pillars
        union all
        select pillar, 'all' from pillars
    ),

    final as (
        select cohort, target_group, pillar, period, group_cell, pillar_cell
        from periods cross join group_cells cross join pillar_cells
    )

select * from final
