-- One row per region that delivered and pillar (or all): participants and people on a benefit, with the cell's own status.
with
    participants as (
        select region_code, pillar, count, status, coverage from mart_region_counts
        where measure = 'participants' and period = 'all' and target_group = 'all'
    ),
    deliveries as (select region_code from core_deliveries),
    regions as (select region_code, benefit_recipients_2021 from ref_regions),

    -- A region without projects for people under a pillar reaches nobody there: that counts for the country.
    final as (
        select
            region_code, pillar,
            case status when 'shown' then count when 'not_applicable' then 0 end as numerator,
            case when status in ('shown', 'hidden', 'not_applicable') then benefit_recipients_2021 end as denominator,
            status, coverage
        from participants
        join deliveries using (region_code)
        join regions using (region_code)
    )

select * from final
