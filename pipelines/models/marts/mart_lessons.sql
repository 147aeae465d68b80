-- One row per lesson of the deliveries that count; shared with other regions unless the sender says otherwise.
with
    lessons as (select * from raw_lessons),
    deliveries as (select * from core_deliveries),

    final as (
        select
            region_code, half_year, question, subject, theme, trajectory,
            coalesce(share_with, 'regios') as share_with,
            text
        from lessons
        join deliveries using (delivery_id)
    )

select * from final
order by all
