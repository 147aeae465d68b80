-- One row per cohort and target group and every cell of a trajectory that it is added to: by period or by group, never both.
with
    keys as (select distinct cohort, target_group, period, group_cell from core_keys),

    final as (
        select cohort, target_group, period, group_cell
        from keys
        where period = 'all' or (period = cohort and group_cell = 'all')
    )

select * from final
