-- One row per interview and question, with the name of the region where it belongs to exactly one.
select
    experiences.experience_id, experiences.position, experiences.role, experiences.organisation,
    experiences.region_code, regions.name as region, experiences.region_note, experiences.region_text,
    experiences.quote, experiences.question, experiences.answer, experiences.origin, experiences.is_sample
from experiences
left join regions using (region_code)
order by experiences.position
