-- A cell of the true cubes is hidden if and only if it says why, and only what was delivered as `<5` can be the reason.
with
    cells as (
        select region_code, period, target_group, pillar, measure as what, status, hidden_because from mart_cube_counts
        union all
        select region_code, period, target_group, pillar, indicator, status, hidden_because from mart_cube_rates
    )

select *
from cells
where (status = 'hidden') <> (hidden_because is not distinct from 'below_5')
