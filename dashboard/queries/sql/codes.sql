-- One row per word that a region chooses from in a delivery, where it has an explanation; lists as the template has them.
with
    lists as (
        select columns.codes as list, min((contents.position, columns.position)) as place
        from columns
        join contents using (part, table_name)
        where part = 'delivery'
        group by all
    )

select codes.list, code, name_nl, name_en, explanation_nl, explanation_en
from codes
join lists using (list)
where explanation_nl <> ''
order by lists.place, codes.position
