-- One row per column that people deliver or download, by part and table, from the registry.
select * from reg_columns
order by part, table_name, position
