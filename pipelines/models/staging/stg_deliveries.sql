-- One row per archived delivery, with its receipt in columns; whether it counts is decided in core.
with
    deliveries as (select * from raw_deliveries),

    final as (
        select
            delivery_id,
            region_code,
            try_cast(reference_date as date) as reference_date,
            cast(version as bigint) as version,
            cast(arrival as bigint) as arrival,
            verdict,
            cast(is_sample as boolean) as is_sample,
            cast(rows_read as bigint) as rows_read,
            cast(rows_accepted as bigint) as rows_accepted,
            cast(rows_quarantined as bigint) as rows_quarantined,
            cast(rows_control as bigint) as rows_control
        from deliveries
    )

select * from final
