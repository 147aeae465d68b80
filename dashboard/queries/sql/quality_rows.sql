-- One row per finding of one region, in the delivery that counts or one that is newer and does not; places and sentences only for the support team.
select rule, severity, standing, file, table_name, "row", column_name, message_nl, message_en
from findings
where region_code = $region and standing in ('counts', 'waits', 'refused')
order by list_position(['critical', 'warning', 'info'], severity), file, table_name, "row", column_name
