-- One row per number of one of these regions, and per project that came or went: what its public page says now beside the delivery before.
select
    regions.name as region, changes.kind,
    coalesce(changes.name, indicators.title_nl, changes.subject) as name_nl,
    coalesce(changes.name, indicators.title_en, changes.subject) as name_en,
    changes.previous_date, changes.reference_date, changes.previous, changes.current, changes.difference,
    changes.kind <> 'measure'
        or changes.previous is distinct from changes.current
        or changes.previous_status is distinct from changes.current_status as is_different
from changes
join regions using (region_code)
left join indicators on changes.kind = 'measure' and indicators.indicator = changes.subject
where changes.region_code in (select unnest($regions))
order by regions.name, changes.kind, indicators.position, changes.subject
