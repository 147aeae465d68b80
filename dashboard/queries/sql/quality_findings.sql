-- One row per rule and severity in the deliveries that count or are newer, of one region ('' is all): its words, in how many
-- rows and of how many regions.
with
    found as (
        select rule, severity, sum(rows)::bigint as rows, count(distinct region_code) as regions
        from findings
        where standing in ('counts', 'waits', 'refused') and ($region = '' or region_code = $region)
        group by rule, severity
    ),

    final as (
        select
            rule, severity, rows, regions,
            coalesce(what_nl, rule) as what_nl, coalesce(what_en, rule) as what_en,
            why_nl, why_en, remedy_nl, remedy_en,
            list_position(['critical', 'warning', 'info'], severity) as gravity
        from found
        left join (select * exclude (severity) from rules) using (rule)
    )

select * exclude (gravity) from final
order by gravity, rows desc, rule
