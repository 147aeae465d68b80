-- One row per table of the release, with its number of rows.
select table_name, estimated_size as rows
from duckdb_tables()
where database_name = current_database() and table_name <> 'release_info'
order by table_name
