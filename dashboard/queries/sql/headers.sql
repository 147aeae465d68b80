-- One row per column of one table that people download: its header in both languages.
select column_name, header_nl, header_en
from columns
where part <> 'delivery' and table_name = $table_name
