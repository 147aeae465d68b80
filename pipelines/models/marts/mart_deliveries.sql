-- One row per archived delivery, and whether it is the one that counts for its region.
with
    deliveries as (select * from stg_deliveries),
    counting as (select delivery_id from core_deliveries),

    final as (
        select
            delivery_id, region_code, reference_date, version, verdict,
            delivery_id in (select delivery_id from counting) as counts,
            rows_read, rows_accepted, rows_quarantined, rows_control
        from deliveries
    )

select * from final
order by region_code, reference_date, version, delivery_id
