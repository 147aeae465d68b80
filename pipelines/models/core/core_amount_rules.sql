-- One row per amount: by what it is multiplied, which of its parts counts people, and which trajectories it is about.
select * from (
    values
        ('trajectories', 1.0::double, 'none', 'any'),
        ('participants_per_trajectory', 1.0::double, 'median', 'people'),
        ('reach', 1000.0::double, 'numerator', 'people'),
        ('spent_of_budget', 1.0::double, 'none', 'any'),
        ('cofinancing_share', 1.0::double, 'none', 'any'),
        ('target_realisation', 1.0::double, 'numerator', 'ended'),
        ('cost_per_placement', 1.0::double, 'denominator', 'ended')
) as rules (indicator, factor, people_in, about)
