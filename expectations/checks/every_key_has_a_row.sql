-- Every region and NL has every period, group, pillar and measure: a cell is never simply absent.
select region_code, count(*) as cells
from mart_cube_counts
group by region_code
having cells <> (select count(*) from mart_cube_counts where region_code = (select country_code from ref_programme))
