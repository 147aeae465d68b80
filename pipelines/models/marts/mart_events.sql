-- One row per event that charts mark as a band.
select event, cast(first_day as date) as first_day, cast(last_day as date) as last_day, name_nl, name_en, source
from ref_events
order by first_day
