-- One row per archived delivery, and how it stands: it counts for its region, is newer and waits or was refused, or is history.
with
    deliveries as (select * from stg_deliveries),
    counting as (select * from core_deliveries),

    standings as (
        select
            deliveries.*,
            coalesce(counting.delivery_id = deliveries.delivery_id, false) as counts,
            arrived.arrival as counting_arrival, arrived.reference_date as counting_date, arrived.version as counting_version
        from deliveries
        left join counting using (region_code)
        left join deliveries as arrived on arrived.delivery_id = counting.delivery_id
    ),

    final as (
        select
            delivery_id, region_code, reference_date, version, verdict, counts,
            case
                when counts then 'counts'
                when counting_date is not null
                    and (coalesce(reference_date, counting_date), version, arrival)
                    < (counting_date, counting_version, counting_arrival) then 'history'
                when verdict = 'rejected' then 'refused'
                else 'waits'
            end as standing,
            rows_read, rows_accepted, rows_quarantined, rows_control
        from standings
    )

select * from final
order by region_code, reference_date, version, delivery_id
