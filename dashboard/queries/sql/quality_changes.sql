-- One row per measure of one region, and per project that came or went: what it was in the delivery before and what it is now.
select
    changes.kind, changes.subject, changes.name, indicators.title_nl, indicators.title_en,
    changes.previous_date, changes.reference_date,
    changes.previous, changes.previous_status, changes.previous_hidden_because,
    changes.current, changes.current_status, changes.current_hidden_because, changes.difference, changes.precision
from changes
left join indicators on changes.kind = 'measure' and indicators.indicator = changes.subject
where changes.region_code = $region
order by changes.kind, indicators.position, changes.subject
