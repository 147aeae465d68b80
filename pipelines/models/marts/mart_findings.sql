-- One row per finding of every archived delivery; `rows` is 1 where the finding is about a row, else 0.
with
    findings as (select * from raw_findings),
    deliveries as (select * from stg_deliveries),

    final as (
        select
            delivery_id, region_code, rule, severity, table_name,
            (row is not null)::bigint as rows,
            file, row::bigint as row, column_name, value_shown, message
        from findings
        join deliveries using (delivery_id)
    )

select * from final
order by all
