-- One row per region that delivered: the delivery that counts.
select region_code, delivery_id, cast(reference_date as varchar) as reference_date, version
from deliveries
where counts
