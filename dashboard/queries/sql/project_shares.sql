-- One row per project of one share over the whole programme, with its counts and interval; none in the public file.
select
    rates.region_code, rates.trajectory, rates.indicator, rates.period, rates.numerator, rates.denominator,
    rates.numerator / rates.denominator as value, rates.lower, rates.upper, rates.status, rates.coverage,
    rates.hidden_because, 'exact' as precision, trajectories.pillar
from trajectory_rates as rates
join trajectories using (region_code, trajectory)
where rates.period = 'all' and rates.indicator = $indicator
order by rates.region_code, rates.trajectory
