-- One row per interview and question; `interview` is the position of its first answer, `question_code` g1, g2, ... in order.
with
    experiences as (select * from experiences),
    regions as (select * from regions),

    -- Two people of the same role may follow each other without a quote: a question that returns begins a new interview.
    asked as (
        select
            *,
            row_number() over (
                partition by role, organisation, region_text, quote, question order by position
            ) as occurrence,
            min(position) over (partition by question) as first_asked
        from experiences
    ),

    final as (
        select
            asked.experience_id, asked.position, asked.role, asked.organisation, asked.region_code, asked.region_note,
            asked.region_text, asked.quote, asked.question, asked.answer, asked.origin, asked.is_sample,
            regions.name as region, coalesce(asked.region_code, asked.region_note) as place,
            'g' || dense_rank() over (order by asked.first_asked) as question_code,
            min(asked.position) over (
                partition by asked.role, asked.organisation, asked.region_text, asked.quote, asked.occurrence
            ) as interview
        from asked
        left join regions using (region_code)
    )

select * from final
order by interview, position
