-- One row per indicator that this audience has, as the release defines it.
select * from indicators order by position
