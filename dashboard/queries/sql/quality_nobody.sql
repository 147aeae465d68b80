-- One row: how many deliveries could be tied to no region.
select count(*) as deliveries from deliveries where region_code is null
