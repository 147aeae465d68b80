-- One row per word of the code lists that has an explanation.
select list, code, name_nl, name_en, explanation_nl, explanation_en
from codes
where explanation_nl <> ''
order by list, position
