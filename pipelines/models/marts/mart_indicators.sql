-- One row per indicator, from the registry.
select * from reg_indicators
order by position
