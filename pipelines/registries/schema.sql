-- The tables of a release, the same for every audience. What each holds: docs/data-dictionary.md.
-- A cell has a value if and only if it is shown, and a reason if and only if it is hidden: no file can be written otherwise.
-- Of a hidden cell the public is not told how much is known: that could say where `<5` was delivered.
create table cube_counts (
    region_code varchar not null,
    period varchar not null,
    target_group varchar not null,
    pillar varchar not null,
    measure varchar not null,
    count bigint,
    status varchar not null,
    coverage varchar,
    "precision" varchar not null,
    hidden_because varchar,
    check ((status = 'hidden') = (coalesce(hidden_because, '') in ('few_people', 'not_within', 'few_regions', 'below_5'))),
    check (coverage is not null or status = 'hidden'),
    check ((status = 'shown') = (count is not null))
);
create table cube_rates (
    region_code varchar not null,
    period varchar not null,
    target_group varchar not null,
    pillar varchar not null,
    indicator varchar not null,
    numerator bigint,
    denominator bigint,
    lower double,
    upper double,
    status varchar not null,
    coverage varchar,
    "precision" varchar not null,
    hidden_because varchar,
    check ((status = 'hidden') = (coalesce(hidden_because, '') in ('few_people', 'not_within', 'few_regions', 'below_5'))),
    check (coverage is not null or status = 'hidden'),
    check ((status = 'shown') = (numerator is not null and denominator is not null))
);
create table cube_amounts (
    region_code varchar not null,
    period varchar not null,
    target_group varchar not null,
    pillar varchar not null,
    indicator varchar not null,
    amount double,
    trajectories_behind bigint,
    status varchar not null,
    coverage varchar,
    "precision" varchar not null,
    hidden_because varchar,
    check ((status = 'hidden') = (coalesce(hidden_because, '') in ('few_people', 'few_regions', 'below_5'))),
    check (coverage is not null or status = 'hidden'),
    check ((status = 'shown') = (amount is not null)),
    check ((trajectories_behind is not null) = (indicator = 'target_realisation' and status = 'shown'))
);
create table trajectory_counts (
    region_code varchar not null,
    trajectory varchar not null,
    period varchar not null,
    target_group varchar not null,
    measure varchar not null,
    count bigint,
    status varchar not null,
    coverage varchar not null,
    check (period = 'all' or target_group = 'all'),
    check (status in ('shown', 'hidden', 'missing', 'not_applicable')),
    check ((status = 'shown') = (count is not null))
);
create table trajectory_rates (
    region_code varchar not null,
    trajectory varchar not null,
    period varchar not null,
    indicator varchar not null,
    numerator bigint,
    denominator bigint,
    lower double,
    upper double,
    status varchar not null,
    coverage varchar not null,
    hidden_because varchar,
    check ((status = 'hidden') = (coalesce(hidden_because, '') = 'below_5')),
    check ((status = 'shown') = (numerator is not null and denominator is not null))
);
create table trends (
    region_code varchar not null,
    indicator varchar not null,
    word varchar not null,
    first_period varchar,
    last_period varchar,
    periods bigint not null,
    check (word in ('rising', 'falling', 'no_clear_change', 'cannot_be_told')),
    check ((periods = 0) = (first_period is null) and (periods = 0) = (last_period is null)),
    check (periods >= 4 or word = 'cannot_be_told')
);
create table standardised (
    region_code varchar not null,
    indicator varchar not null,
    observed bigint not null,
    expected double not null,
    ratio double not null,
    lower double not null,
    upper double not null,
    verdict varchar not null,
    check (lower <= ratio and ratio <= upper)
);
create table trajectories (
    region_code varchar,
    trajectory varchar,
    name varchar,
    kind varchar,
    pillar varchar,
    sector varchar,
    status varchar,
    reason varchar,
    start_date date,
    end_date date,
    lead varchar,
    partners varchar,
    budget_eur double,
    cofinancing_eur double,
    spent_eur double,
    target_participants bigint,
    target_placements bigint,
    target_praktijkverklaringen bigint,
    employers_reached bigint,
    continuation varchar,
    taken_over_from varchar,
    accountability_link varchar,
    participants_band varchar,
    participants bigint,
    participants_status varchar not null,
    participants_coverage varchar,
    placements bigint,
    placements_status varchar not null,
    placements_coverage varchar,
    sustained_placements bigint,
    sustained_placements_status varchar not null,
    sustained_placements_coverage varchar,
    praktijkverklaringen bigint,
    praktijkverklaringen_status varchar not null,
    praktijkverklaringen_coverage varchar,
    further_education bigint,
    further_education_status varchar not null,
    further_education_coverage varchar,
    coverage varchar not null,
    check ((participants_status = 'shown') = (participants is not null) and (participants_coverage is not null or participants_status = 'hidden')),
    check ((placements_status = 'shown') = (placements is not null) and (placements_coverage is not null or placements_status = 'hidden')),
    check ((sustained_placements_status = 'shown') = (sustained_placements is not null) and (sustained_placements_coverage is not null or sustained_placements_status = 'hidden')),
    check ((praktijkverklaringen_status = 'shown') = (praktijkverklaringen is not null) and (praktijkverklaringen_coverage is not null or praktijkverklaringen_status = 'hidden')),
    check ((further_education_status = 'shown') = (further_education is not null) and (further_education_coverage is not null or further_education_status = 'hidden'))
);
create table lessons (
    region_code varchar,
    half_year varchar,
    question varchar,
    subject varchar,
    theme varchar,
    trajectory varchar,
    share_with varchar,
    text varchar
);
create table experiences (
    experience_id varchar,
    position bigint,
    role varchar,
    organisation varchar,
    region_code varchar,
    region_note varchar,
    region_text varchar,
    quote varchar,
    question varchar,
    answer varchar,
    origin varchar,
    is_sample boolean
);
create table texts (
    kind varchar not null,
    released bigint not null,
    held_back bigint not null,
    waiting bigint not null
);
create table deliveries (
    delivery_id varchar,
    region_code varchar,
    reference_date date,
    version bigint,
    verdict varchar,
    counts boolean,
    standing varchar,
    rows_read bigint,
    rows_accepted bigint,
    rows_quarantined bigint,
    rows_control bigint
);
create table findings (
    delivery_id varchar,
    region_code varchar,
    standing varchar,
    rule varchar,
    severity varchar,
    table_name varchar,
    rows bigint,
    file varchar,
    row bigint,
    column_name varchar,
    value_shown varchar,
    message_nl varchar,
    message_en varchar
);
create table changes (
    region_code varchar not null,
    kind varchar not null,
    subject varchar not null,
    name varchar,
    previous_date date,
    reference_date date,
    previous bigint,
    previous_status varchar,
    previous_hidden_because varchar,
    current bigint,
    current_status varchar,
    current_hidden_because varchar,
    difference bigint,
    "precision" varchar,
    check (coalesce(previous_status = 'hidden', false) = (previous_hidden_because is not null)),
    check (coalesce(current_status = 'hidden', false) = (current_hidden_because is not null)),
    check (coalesce(previous_status = 'shown', false) = (previous is not null)),
    check (coalesce(current_status = 'shown', false) = (current is not null)),
    check ((difference is not null) = (previous is not null and current is not null))
);
create table rules (
    rule varchar not null,
    position bigint,
    severity varchar not null,
    what_nl varchar not null,
    what_en varchar not null,
    why_nl varchar,
    why_en varchar,
    remedy_nl varchar,
    remedy_en varchar
);
create table regions (
    region_code varchar,
    name varchar,
    short_name varchar,
    abbreviation varchar,
    tile_row bigint,
    tile_column bigint,
    provinces varchar,
    centrumgemeente varchar,
    inhabitants_2021 bigint,
    benefit_recipients_2021 bigint,
    urbanity_2020 double,
    inhabitants_2020 bigint,
    bijstand_2020 bigint,
    ww_2020 bigint,
    arbeidsongeschiktheid_2020 bigint,
    reference_date date,
    published date,
    delivered boolean
);
create table similar_regions (
    region_code varchar not null,
    neighbour varchar not null,
    position bigint not null,
    distance double not null,
    alike_1 varchar not null,
    alike_2 varchar not null,
    check (region_code <> neighbour and alike_1 <> alike_2)
);
create table indicators (
    indicator varchar,
    position bigint,
    headline bigint,
    kind varchar,
    unit varchar,
    decimals bigint,
    polarity varchar,
    compared boolean,
    audiences varchar,
    numerator varchar,
    denominator varchar,
    excluded_groups varchar,
    maturity_months bigint,
    title_nl varchar,
    title_en varchar,
    short_nl varchar,
    short_en varchar,
    question_nl varchar,
    question_en varchar,
    sentence_nl varchar,
    sentence_en varchar,
    definition_nl varchar,
    definition_en varchar,
    why_nl varchar,
    why_en varchar,
    method_nl varchar,
    method_en varchar,
    source_nl varchar,
    source_en varchar,
    caveats_nl varchar,
    caveats_en varchar
);
create table contents (
    part varchar,
    table_name varchar,
    position bigint,
    section varchar,
    name_nl varchar,
    name_en varchar,
    about_nl varchar,
    about_en varchar
);
create table columns (
    part varchar,
    table_name varchar,
    position bigint,
    column_name varchar,
    header_nl varchar,
    header_en varchar,
    words_header_nl varchar,
    words_header_en varchar,
    type varchar,
    unit varchar,
    codes varchar,
    required boolean,
    explanation_nl varchar,
    explanation_en varchar
);
create table periods (
    period varchar,
    kind varchar,
    position bigint,
    first_day date,
    last_day date,
    name_nl varchar,
    name_en varchar
);
create table events (
    event varchar,
    first_day date,
    last_day date,
    name_nl varchar,
    name_en varchar,
    source varchar
);
create table codes (
    list varchar,
    code varchar,
    position bigint,
    name_nl varchar,
    name_en varchar,
    explanation_nl varchar,
    explanation_en varchar
);
create table breakdowns (
    period_kind varchar,
    target_group varchar,
    pillar varchar
);
create table protection (
    regions bigint not null,
    small_counts bigint not null,
    keep_five bigint not null,
    keep_four bigint not null,
    fewer bigint not null,
    exact bigint not null,
    aware_five bigint not null,
    aware_fewer bigint not null,
    shares bigint not null,
    shares_withheld bigint not null,
    mean_error double,
    largest_error bigint,
    regions_kept_back bigint not null
);
create table release_info (
    "release" varchar,
    audience varchar,
    is_sample boolean,
    reference_date date,
    regions_delivered bigint,
    schema_version bigint,
    pipeline_version varchar
);
