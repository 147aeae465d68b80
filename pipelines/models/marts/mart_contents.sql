-- One row per table that people deliver or download, from the registry.
select * from reg_contents
order by position
