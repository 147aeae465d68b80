-- One row per lesson that this audience may read, with its words; the pillar and name of its trajectory where it has one.
with
    lessons as (select * from lessons),
    regions as (select * from regions),
    periods as (select * from periods),
    trajectories as (select * from trajectories),
    codes as (select * from codes),

    final as (
        select
            lessons.region_code, lessons.half_year, lessons.question, lessons.subject, lessons.theme,
            lessons.trajectory, lessons.share_with, lessons.text,
            regions.name as region, regions.reference_date, periods.name_nl as half_year_nl,
            periods.name_en as half_year_en, trajectories.name as trajectory_name, trajectories.pillar,
            questions.name_nl as question_nl, questions.name_en as question_en,
            subjects.name_nl as subject_nl, subjects.name_en as subject_en,
            sharing.name_nl as share_with_nl, sharing.name_en as share_with_en,
            pillars.name_nl as pillar_nl, pillars.name_en as pillar_en,
            questions.position as question_position
        from lessons
        left join regions using (region_code)
        left join periods on periods.period = lessons.half_year
        left join trajectories
            on trajectories.region_code = lessons.region_code and trajectories.trajectory = lessons.trajectory
        left join codes as questions on questions.list = 'questions' and questions.code = lessons.question
        left join codes as subjects on subjects.list = 'subjects' and subjects.code = lessons.subject
        left join codes as sharing on sharing.list = 'sharing' and sharing.code = lessons.share_with
        left join codes as pillars on pillars.list = 'pillars' and pillars.code = trajectories.pillar
    )

select * from final
order by question_position nulls last, region, half_year, text
