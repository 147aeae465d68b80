-- One row per share of a region: the word for how it developed, and between which half-years.
select
    trends.indicator, trends.word, indicators.title_nl, indicators.title_en, words.name_nl as word_nl, words.name_en as word_en,
    first.name_nl as first_nl, first.name_en as first_en, last.name_nl as last_nl, last.name_en as last_en
from trends
join indicators using (indicator)
join codes as words on words.list = 'trend_words' and words.code = trends.word
left join periods as first on first.period = trends.first_period
left join periods as last on last.period = trends.last_period
where region_code = $region
order by indicators.position
