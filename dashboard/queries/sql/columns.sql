-- One row per part, table and column that people deliver or download, with the words for its type and unit.
select
    columns.part, columns.table_name, contents.name_nl, contents.name_en, columns.column_name,
    columns.header_nl, columns.header_en, columns.words_header_nl, columns.words_header_en, columns.explanation_nl, columns.explanation_en, columns.required,
    types.name_nl as type_nl, types.name_en as type_en, columns.unit, units.name_nl as unit_nl, units.name_en as unit_en,
    columns.codes
from columns
join contents using (part, table_name)
join codes as types on types.list = 'column_types' and types.code = columns.type
join codes as units on units.list = 'units' and units.code = columns.unit
order by contents.position, columns.position
