-- One row per region: its names, place on the tile map, up to when it delivered, and since when its figures are public.
select region_code, name, short_name, abbreviation, tile_row, tile_column, reference_date, published, delivered
from regions
where region_code <> $country
order by name
