-- One row per table and column that people deliver, from the registry.
select * from reg_columns
order by position
