-- One row per region: the delivery that counts, and a newer one that waits.
with
    counting as (select * from deliveries where counts),

    waiting as (
        select region_code, verdict as waiting_verdict, reference_date as waiting_date
        from deliveries
        where standing = 'waits'
        qualify row_number() over (partition by region_code order by reference_date desc nulls last, version desc, delivery_id) = 1
    ),

    final as (
        select
            regions.region_code, regions.name, regions.delivered,
            counting.delivery_id, counting.reference_date, counting.verdict,
            counting.rows_read, counting.rows_accepted, counting.rows_quarantined, counting.rows_control,
            waiting_verdict, waiting_date
        from regions
        left join counting using (region_code)
        left join waiting using (region_code)
        where region_code <> 'NL'
    )

select * from final
order by name
