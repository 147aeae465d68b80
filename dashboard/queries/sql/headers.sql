-- One row per column of one table that people download: its header in both languages, and where its cells are codes the
-- list that explains them and the header of the column that says them in words.
select
    column_name, header_nl, header_en, words_header_nl, words_header_en,
    coalesce(codes, case type when 'region' then 'regions' when 'cohort' then 'periods' end) as codes
from columns
where part <> 'delivery' and table_name = $table_name
