-- One row per project of one region, with what stays true of it from one reference date to the next; for the public those of which the name is released, without a code.
with
    trajectories as (select * from trajectories),
    release_info as (select * from release_info),

    final as (
        select
            case when release_info.audience <> $public then trajectory end as trajectory,
            name, kind, pillar, sector, start_date, end_date, lead, partners, budget_eur, cofinancing_eur,
            target_participants, target_placements, target_praktijkverklaringen,
            continuation, taken_over_from, accountability_link
        from trajectories
        cross join release_info
        where region_code = $region and (release_info.audience <> $public or name is not null)
    )

select * from final
order by trajectory, name
