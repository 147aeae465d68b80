-- One row per delivery, trajectory, cohort as delivered, target group and measure; `result_id`: the row of it.
with
    results as (select rowid as result_id, * from raw_results),

    entries as (
        select *
        from results unpivot include nulls (
            entry for measure in (columns(* exclude (result_id, delivery_id, trajectory, cohort, cohort_delivered, target_group)))
        )
    ),

    final as (
        select
            result_id, delivery_id, trajectory, cohort, cohort_delivered, target_group, measure,
            try_cast(entry as bigint) as known,
            case
                when entry is null then 'missing'
                when entry = '<5' then 'below_5'
                -- A row is about people: how many there are can be unknown, but never not applicable.
                when entry = 'nvt' and measure = 'participants' then 'missing'
                when entry = 'nvt' then 'not_applicable'
                else 'known'
            end as state
        from entries
    )

select * from final
