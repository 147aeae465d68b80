-- One row per finding of every archived delivery, per figure that is ten times what it was, and per region of which `<5` hides
-- shares; `rows` is 1 where it is about a row, and the number of rows where it is about those with `<5`.
with
    findings as (select * from raw_findings),
    deliveries as (select delivery_id, region_code, standing from mart_deliveries),
    changes as (select * from mart_changes where kind = 'measure'),
    rules as (select * from mart_rules where rule = 'SPIKE'),
    spike_words as (select found_nl, found_en from reg_rules where rule = 'SPIKE'),
    headers as (select column_name, header_nl, header_en from reg_columns where part = 'delivery' and table_name = 'results'),

    outcomes as (select * from stg_outcomes where state = 'below_5'),
    hidden_shares as (select * from mart_hidden_shares),
    hides_words as (select * from reg_rules where rule = 'BELOW_5_HIDES'),

    below_5 as (
        select delivery_id, count(*) as cells, count(distinct (trajectory, cohort_delivered, target_group)) as rows
        from outcomes
        group by delivery_id
    ),

    of_deliveries as (
        select
            delivery_id, region_code, standing, rule, severity, table_name,
            case when rule = 'BELOW_5' then coalesce(below_5.rows, 0) else (row is not null)::bigint end as rows,
            file, row::bigint as row, column_name, value_shown, message_nl, message_en
        from findings
        join deliveries using (delivery_id)
        left join below_5 using (delivery_id)
    ),

    of_hidden as (
        select
            delivery_id, region_code, 'counts' as standing, rule, severity, 'resultaten' as table_name, below_5.rows,
            cast(null as varchar) as file, cast(null as bigint) as row, cast(null as varchar) as column_name,
            cells::varchar as value_shown,
            replace(replace(replace(replace(found_nl, '{cells}', cells::varchar), '{rows}', below_5.rows::varchar),
                '{whole_nl}', whole_nl), '{parts}', parts::varchar) || ' ' || why_nl || ' ' || remedy_nl as message_nl,
            replace(replace(replace(replace(found_en, '{cells}', cells::varchar), '{rows}', below_5.rows::varchar),
                '{whole_en}', whole_en), '{parts}', parts::varchar) || ' ' || why_en || ' ' || remedy_en as message_en
        from hidden_shares
        join deliveries using (region_code)
        join below_5 using (delivery_id)
        cross join hides_words
        where standing = 'counts'
    ),

    -- Below 5 nothing is compared: a small number that changes tells more than it may.
    spikes as (
        select changes.*, headers.header_nl, headers.header_en
        from changes
        join headers on headers.column_name = changes.subject
        where least(previous, current) >= 5 and greatest(previous, current) >= 10 * least(previous, current)
    ),

    of_builds as (
        select
            delivery_id, region_code, 'counts' as standing, rules.rule, rules.severity, 'resultaten' as table_name,
            0::bigint as rows,
            cast(null as varchar) as file, cast(null as bigint) as row, header_nl as column_name,
            current::varchar as value_shown,
            replace(replace(replace(found_nl, '{measure_nl}', header_nl), '{current}', current::varchar), '{previous}', previous::varchar)
                || ' ' || why_nl || ' ' || remedy_nl as message_nl,
            replace(replace(replace(found_en, '{measure_en}', header_en), '{current}', current::varchar), '{previous}', previous::varchar)
                || ' ' || why_en || ' ' || remedy_en as message_en
        from spikes
        cross join rules
        cross join spike_words
    ),

    final as (
        select * from of_deliveries
        union all by name
        select * from of_builds
        union all by name
        select * from of_hidden
    )

select * from final
order by all
