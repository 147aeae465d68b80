-- One row: an indicator as the release defines it.
select * from indicators where indicator = $indicator
