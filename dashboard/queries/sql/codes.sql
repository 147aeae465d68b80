-- One row per word that people type or read in a delivery, where it has an explanation.
select list, code, name_nl, name_en, explanation_nl, explanation_en
from codes
where explanation_nl <> '' and list in (select codes from columns where part = 'delivery')
order by list, position
