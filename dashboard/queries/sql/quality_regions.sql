-- One row per region: the delivery that counts, the newest one that waits, and whether a newer one was refused.
with
    counting as (select * from deliveries where counts),

    waiting as (
        select region_code, verdict as waiting_verdict, reference_date as waiting_date
        from deliveries
        where standing = 'waits'
        qualify row_number() over (partition by region_code order by reference_date desc nulls last, version desc, delivery_id) = 1
    ),

    refused as (
        select region_code, true as is_refused, max(reference_date) as refused_date
        from deliveries
        where standing = 'refused'
        group by region_code
    ),

    final as (
        select
            regions.region_code, regions.name, regions.delivered, regions.published,
            counting.delivery_id, counting.reference_date, counting.verdict,
            counting.rows_read, counting.rows_accepted, counting.rows_quarantined, counting.rows_control,
            waiting_verdict, waiting_date, coalesce(is_refused, false) as is_refused, refused_date
        from regions
        left join counting using (region_code)
        left join waiting using (region_code)
        left join refused using (region_code)
        where region_code <> $country
    )

select * from final
order by name
