-- One row per rule that a delivery can break, from the registry: how grave it normally is, and its words.
select rule, position, severity, what_nl, what_en, why_nl, why_en, remedy_nl, remedy_en
from reg_rules
order by position
