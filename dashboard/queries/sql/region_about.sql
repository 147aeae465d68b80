-- One row: a region with its provinces and inhabitants, and the day of the delivery that counts.
select region_code, name, provinces, inhabitants_2021, reference_date, published, delivered
from regions
where region_code = $region
