-- One row per event that explains a dip or a peak: its first and last day and its name.
select event, first_day, last_day, name_nl, name_en from events order by first_day
