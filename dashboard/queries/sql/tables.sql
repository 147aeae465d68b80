-- One row per table of the release, in the order of its registry: section, names, what is in it, number of rows.
select
    contents.table_name, contents.section,
    sections.name_nl as section_nl, sections.name_en as section_en,
    contents.name_nl, contents.name_en, contents.about_nl, contents.about_en,
    held.estimated_size as rows
from contents
join codes as sections on sections.list = 'sections' and sections.code = contents.section
join duckdb_tables() as held on held.table_name = contents.table_name and held.database_name = current_database()
where contents.part = 'release'
order by sections.position, contents.position
