-- One row per value of each code list, with its words.
select list, code, position::bigint as position, name_nl, name_en, explanation_nl, explanation_en
from ref_codes
order by list, position
