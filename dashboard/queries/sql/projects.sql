-- One row per project, with the words for its codes and its region; by region, pillar and name.
with
    trajectories as (select * from trajectories),
    regions as (select * from regions),
    codes as (select * from codes),
    lessons as (
        select region_code, trajectory, count(*) as lessons, string_agg(text, ' ' order by half_year, text) as told
        from lessons
        group by all
    ),

    final as (
        select
            trajectories.*, regions.name as region, coalesce(lessons.lessons, 0) as lessons, lessons.told,
            coalesce(trajectories.name, trajectories.trajectory) as called,
            kinds.name_nl as kind_nl, kinds.name_en as kind_en,
            pillars.name_nl as pillar_nl, pillars.name_en as pillar_en, pillars.position as pillar_position,
            sectors.name_nl as sector_nl, sectors.name_en as sector_en,
            statuses.name_nl as status_nl, statuses.name_en as status_en, statuses.position as status_position,
            continuations.name_nl as continuation_nl, continuations.name_en as continuation_en,
            bands.name_nl as band_nl, bands.name_en as band_en
        from trajectories
        join regions using (region_code)
        left join lessons using (region_code, trajectory)
        left join codes as kinds on kinds.list = 'kinds' and kinds.code = trajectories.kind
        left join codes as pillars on pillars.list = 'pillars' and pillars.code = trajectories.pillar
        left join codes as sectors on sectors.list = 'sectors' and sectors.code = trajectories.sector
        left join codes as statuses on statuses.list = 'statuses' and statuses.code = trajectories.status
        left join codes as continuations
            on continuations.list = 'continuations' and continuations.code = trajectories.continuation
        left join codes as bands on bands.list = 'participants_bands' and bands.code = trajectories.participants_band
    )

select * from final
order by region, pillar_position, called, trajectory
