-- One row per project and group: how many participants; none in the public file.
select
    counts.region_code, counts.trajectory, counts.target_group, counts.count as count_, counts.status,
    codes.name_nl, codes.name_en
from trajectory_counts as counts
join codes on codes.list = 'target_groups' and codes.code = counts.target_group
where counts.period = 'all' and counts.measure = 'participants'
order by counts.region_code, counts.trajectory, codes.position
