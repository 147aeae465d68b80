-- At most one row: how well this file protects people, and how far its figures lie from the true ones; none in an exact file.
select * from protection
