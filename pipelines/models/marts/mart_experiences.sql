-- One row per interview and question of the white book, or of the sample where none was imported.
select
    experience_id, position::bigint as position, role, organisation, region_code, region_note, region_text,
    quote, question, answer, origin, is_sample
from raw_experiences
order by position, experience_id
