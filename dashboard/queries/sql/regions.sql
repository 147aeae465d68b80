-- One row per region: its names, place on the tile map, and up to when it delivered.
select region_code, name, short_name, abbreviation, tile_row, tile_column, reference_date, delivered
from regions
where region_code <> $country
order by name
