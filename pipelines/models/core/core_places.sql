-- One row per region, cohort, target group and pillar: what a delivery could say here, and what keeps it from saying so.
with
    regions as (select region_code from ref_regions),
    cohorts as (select * from core_cohorts),
    groups as (select code as target_group from ref_codes where list = 'target_groups'),
    pillars as (select code as pillar from ref_codes where list = 'pillars'),
    deliveries as (select * from core_deliveries),
    trajectories as (select * from core_trajectories),
    waiting as (select distinct region_code, cohort, target_group, pillar from core_waiting where has_people),

    people as (
        select
            region_code, pillar,
            count(*) filter (where has_people) as with_people,
            count(*) filter (where has_rows) as with_rows,
            count(*) filter (where has_people and not has_rows) as without_rows
        from trajectories
        group by region_code, pillar
    ),

    places as (
        select
            region_code, cohort, year, cohorts.last_day, target_group, pillar,
            deliveries.reference_date,
            deliveries.delivery_id is not null as is_delivered,
            coalesce(cohorts.first_day > deliveries.reference_date, false) as is_after_reference,
            coalesce(with_people, 0) as with_people,
            coalesce(with_rows, 0) as with_rows,
            coalesce(without_rows, 0) as without_rows
        from regions
        cross join cohorts
        cross join groups
        cross join pillars
        left join deliveries using (region_code)
        left join people using (region_code, pillar)
    ),

    final as (
        select
            places.*,
            exists (
                select 1 from waiting
                where waiting.region_code = places.region_code
                    and (waiting.cohort is null or waiting.cohort = places.cohort)
                    and (waiting.target_group is null or waiting.target_group = places.target_group)
                    and (waiting.pillar is null or waiting.pillar = places.pillar)
            ) as has_waiting
        from places
    )

select * from final
