-- One row per rule and severity in the deliveries that count or are newer and wait, of one region ('' is all): its words, how often, where.
select
    findings.rule, findings.severity,
    coalesce(rules.what_nl, findings.rule) as what_nl, coalesce(rules.what_en, findings.rule) as what_en,
    rules.why_nl, rules.why_en, rules.remedy_nl, rules.remedy_en,
    sum(findings.rows)::bigint as rows,
    count(distinct findings.region_code) as regions
from findings
left join rules using (rule)
where standing in ('counts', 'waits') and ($region = '' or findings.region_code = $region)
group by all
order by list_position(['critical', 'warning', 'info'], findings.severity), rows desc, findings.rule
