-- One row per amount of this programme: by what it is multiplied, which of its parts counts people, and whether only projects with people matter.
select * from (
    values
        ('trajectories', 1.0::double, 'none', false),
        ('participants_per_trajectory', 1.0::double, 'median', true),
        ('reach', 1000.0::double, 'numerator', true),
        ('spent_of_budget', 1.0::double, 'none', false),
        ('cofinancing_share', 1.0::double, 'none', false),
        ('target_realisation', 1.0::double, 'numerator', true),
        ('cost_per_placement', 1.0::double, 'denominator', true)
) as rules (indicator, factor, people_in, needs_people)
where indicator in (select indicator from reg_indicators)
