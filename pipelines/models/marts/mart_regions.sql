-- One row per region and one for NL: name, place on the tile map, context, and up to when it delivered.
with
    regions as (select * from ref_regions),
    deliveries as (select * from core_deliveries),

    own as (
        select
            region_code, name, short_name, abbreviation, tile_row, tile_column, provinces, centrumgemeente,
            inhabitants_2021, benefit_recipients_2021, urbanity_2020,
            inhabitants_2020, bijstand_2020, ww_2020, arbeidsongeschiktheid_2020,
            deliveries.reference_date,
            deliveries.delivery_id is not null as delivered
        from regions
        left join deliveries using (region_code)
    ),

    country as (
        select
            any_value(country_code) as region_code, any_value(country_name) as name,
            any_value(country_name) as short_name, any_value(country_code) as abbreviation,
            sum(inhabitants_2021)::bigint as inhabitants_2021,
            sum(benefit_recipients_2021)::bigint as benefit_recipients_2021,
            max(reference_date) as reference_date,
            bool_or(delivered) as delivered
        from own, ref_programme
    ),

    final as (
        select * from own
        union all by name
        select * from country
    )

select * from final
order by region_code
