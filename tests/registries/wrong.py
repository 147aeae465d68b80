"""Registries that cannot be used: which file is damaged, how, and what must be said of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from pipelines import settings

RATE = "pipelines/registries/indicators/placement_rate.yml"
COUNT = "pipelines/registries/indicators/participants.yml"
REACH = "pipelines/registries/indicators/reach.yml"
DELIVERED = "pipelines/registries/columns.yml"
RELEASED = "pipelines/registries/contents.yml"
CODES = "pipelines/registries/codes.yml"
RULES = "pipelines/registries/rules.yml"
PLAN = "pipelines/registries/publication.yml"
SAMPLE = "pipelines/sample/sample.yml"
PERSONAL = "pipelines/intake/masking/words.yml"
TEXTS = "pipelines/texts/en.yml"
PAGE = "dashboard/texts/nl/compare.yml"
SUITE = "expectations/suites/results.json"
LISTS = "data/reference/code_lists.csv"
REGIONS = "data/reference/regions.csv"


@dataclass(frozen=True)
class Wrong:
    """One way in which a registry is wrong: `old` in the file becomes `new`; without `old` the file is written anew."""

    name: str
    file: str
    old: str
    new: str
    kind: str
    location: tuple[str, ...] = ()
    says: str = ""
    told_of: str = ""  # the file that is named, where that is another one

    def damage(self, path: Path) -> None:
        """Make the file wrong in this way."""
        if not self.old:
            path.write_text(self.new, encoding="utf-8")
            return
        good = path.read_text(encoding="utf-8")
        found = re.sub(self.old, self.new, good, count=1, flags=re.MULTILINE)
        assert found != good, f"{self.name}: nothing to damage in {path}"
        path.write_text(found, encoding="utf-8")


WRONG = [
    Wrong(
        "a rule of a stray file without words",
        "pipelines/intake/reading/bystanders.yml",
        "FILE_OPEN",
        "FILE_OPENED",
        "not_one_of",
        ("rule",),
    ),
    Wrong(
        "a field of another name",
        RATE,
        "excluded_groups:",
        "excluded_group:",
        "unknown_field",
        ("excluded_group",),
        "excluded_groups?",
    ),
    Wrong(
        "a field of nearly the name",
        RATE,
        "maturity_months",
        "maturity_month",
        "unknown_field",
        ("maturity_month",),
        "maturity_months?",
    ),
    Wrong("a yes or no in words", RATE, "compared: true", 'compared: "nee"', "not_yes_no", ("compared",), '"nee"'),
    Wrong("a yes or no as a number", RATE, "compared: true", "compared: 1", "not_yes_no", ("compared",)),
    Wrong(
        "a number as text",
        RATE,
        "maturity_months: 12",
        'maturity_months: "12"',
        "not_whole",
        ("maturity_months",),
        '"12"',
    ),
    Wrong("half a number", RATE, "decimals: 0", "decimals: 0.5", "not_whole", ("decimals",)),
    Wrong("a number out of range", RATE, "decimals: 0", "decimals: 12", "out_of_range", ("decimals",), "<= 3"),
    Wrong(
        "a negative time",
        RATE,
        "maturity_months: 12",
        "maturity_months: -12",
        "out_of_range",
        ("maturity_months",),
        ">= 0",
    ),
    Wrong(
        "a kind that does not exist",
        RATE,
        "kind: rate",
        "kind: ratio",
        "not_one_of",
        ("kind",),
        "count, rate, amount, median",
    ),
    Wrong(
        "a measure that does not exist",
        RATE,
        "numerator: placements",
        "numerator: placement",
        "not_one_of",
        ("numerator",),
        "placements",
    ),
    Wrong(
        "a group that does not exist", RATE, "- werkend", "- werkende", "not_one_of", ("excluded_groups",), "werkend"
    ),
    Wrong(
        "a group named twice", RATE, "- werkend", "- werkend\n- werkend", "repeated", ("excluded_groups",), "werkend"
    ),
    Wrong(
        "one group without a list",
        RATE,
        "excluded_groups:\n- werkend",
        "excluded_groups: werkend",
        "not_list",
        ("excluded_groups",),
    ),
    Wrong(
        "a list that is empty",
        RATE,
        "excluded_groups:\n- werkend",
        "excluded_groups: []",
        "empty",
        ("excluded_groups",),
    ),
    Wrong(
        "a list without a value",
        RATE,
        "excluded_groups:\n- werkend",
        "excluded_groups:",
        "not_list",
        ("excluded_groups",),
    ),
    Wrong(
        "an audience that does not exist",
        RATE,
        "compared: true",
        "compared: true\naudiences: [iedereen]",
        "not_one_of",
        ("audiences",),
        "openbaar",
    ),
    Wrong(
        "a unit that does not exist", REACH, "unit: per_1000", "unit: per_mille", "not_one_of", ("unit",), "per_1000"
    ),
    Wrong("a rate in euro", RATE, "unit: percent", "unit: eur", "not_one_of", ("unit",), "percent"),
    Wrong("a rate without a denominator", RATE, "denominator: participants\n", "", "needed_for_kind", ("denominator",)),
    Wrong("a rate without maturity", RATE, "maturity_months: 12\n", "", "needed_for_kind", ("maturity_months",)),
    Wrong(
        "a rate of itself", RATE, "denominator: participants", "denominator: placements", "same_parts", ("denominator",)
    ),
    Wrong(
        "a rate of what is no whole",
        RATE,
        "denominator: participants",
        "denominator: ongoing",
        "no_part",
        ("denominator",),
        "participants",
    ),
    Wrong(
        "a count with a denominator",
        COUNT,
        "numerator: participants",
        "numerator: participants\ndenominator: placements",
        "not_for_kind",
        ("denominator",),
    ),
    Wrong("a count without its numerator", COUNT, "numerator: participants\n", "", "needed_for_kind", ("numerator",)),
    Wrong(
        "a count of something else",
        COUNT,
        "numerator: participants",
        "numerator: placements",
        "named_after",
        ("numerator",),
        "placements.yml",
    ),
    Wrong(
        "an amount with a numerator",
        REACH,
        "kind: amount",
        "kind: amount\nnumerator: participants",
        "not_for_kind",
        ("numerator",),
    ),
    Wrong("a code in the file", RATE, "position: 1", "position: 1\nid: placement", "unknown_field", ("id",)),
    Wrong("a language that lacks", RATE, "title:\n  nl: .*\n", "title:\n", "missing", ("title.nl",)),
    Wrong("a text that lacks", RATE, "why:\n  nl: .*\n  en: .*\n", "", "missing", ("why",)),
    Wrong("a text that is empty", RATE, "title:\n  nl: .*\n", 'title:\n  nl: " "\n', "empty", ("title.nl",)),
    Wrong("a text that is a number", RATE, "title:\n  nl: .*\n", "title:\n  nl: 12\n", "not_text", ("title.nl",), "12"),
    Wrong("a sentence without its place", RATE, r"\(\{share\}\)\.", "(een deel).", "places", ("sentence.nl",), "share"),
    Wrong("a sentence with half a brace", RATE, r"\(\{share\}\)\.", "({share).", "braces", ("sentence.nl",)),
    Wrong("a key that stands twice", RATE, "kind: rate", "kind: rate\nkind: count", "twice", ("kind",)),
    Wrong("what is no YAML", RATE, "kind: rate", "kind: [rate", "unreadable_line"),
    Wrong("an empty file", COUNT, "", "", "not_fields"),
    Wrong(
        "an indicator under another ending",
        "pipelines/registries/indicators/extra.yaml",
        "",
        "kind: rate\n",
        "stray_file",
    ),
    Wrong(
        "an indicator with a space in its name",
        "pipelines/registries/indicators/Extra rate.yml",
        "",
        "kind: rate\n",
        "stray_file",
    ),
    Wrong(
        "an amount without its numbers",
        "pipelines/registries/indicators/extra.yml",
        "",
        (settings.REPOSITORY / REACH).read_text(encoding="utf-8"),
        "no_amount_rule",
        ("kind",),
        "core_amount_rules.sql",
    ),
    Wrong(
        "a type that does not exist",
        DELIVERED,
        "type: people",
        "type: persons",
        "not_one_of",
        ("results", "type"),
        "people",
    ),
    Wrong(
        "a required that is a word", DELIVERED, "required: true", 'required: "ja"', "not_yes_no", ("required",), '"ja"'
    ),
    Wrong(
        "a list that does not exist", DELIVERED, "codes: pillars", "codes: pilars", "not_one_of", ("codes",), "pillars"
    ),
    Wrong("a code without its list", DELIVERED, "    codes: pillars\n", "", "codes_needed", ("codes",)),
    Wrong(
        "a header that means two columns",
        DELIVERED,
        "nl: uitval$",
        "nl: afgerond",
        "repeated",
        ("results",),
        "afgerond",
    ),
    Wrong(
        "a synonym that means two columns",
        DELIVERED,
        "nl: <halfjaar>$",
        "nl: vraag",
        "repeated",
        ("lessons",),
        "vraag",
    ),
    Wrong("an unknown field of a column", DELIVERED, "explanation_nl:", "uitleg_nl:", "unknown_field", ("uitleg_nl",)),
    Wrong("a table that does not exist", DELIVERED, "^lessons:", "lesson:", "unknown_field", ("lesson",), "lessons?"),
    Wrong(
        "a column nobody describes",
        RELEASED,
        "      - region_code\n",
        "      - regioncode\n",
        "not_described",
        ("regioncode",),
    ),
    Wrong(
        "a number without a unit", RELEASED, r"type: number\n +unit: fraction", "type: number", "unit_needed", ("unit",)
    ),
    Wrong("a unit nobody knows", RELEASED, "unit: fraction", "unit: fractions", "not_one_of", ("unit",), "fraction"),
    Wrong(
        "a section that does not exist",
        RELEASED,
        "section: figures",
        "section: figure",
        "not_one_of",
        ("section",),
        "figures",
    ),
    Wrong(
        "a code without English",
        CODES,
        r"    nl: getoond\n    en: shown\n",
        "    nl: getoond\n",
        "missing",
        ("cell_statuses.shown.en",),
    ),
    Wrong(
        "an effect that does not exist", RULES, "effect: refuse", "effect: refused", "not_one_of", ("effect",), "refuse"
    ),
    Wrong(
        "a rule without a remedy",
        RULES,
        r"^(FILE_SIZE:\n(?:.*\n)*?)    do: .*\n",
        r"\1",
        "only_here",
        ("FILE_SIZE", "do"),
    ),
    Wrong(
        "a rule in one language",
        RULES,
        r"^(FILE_SIZE:\n(?:.*\n)*?)  en:\n    what: .*\n    do: .*\n",
        r"\1",
        "missing",
        ("FILE_SIZE.en",),
    ),
    Wrong(
        "a breakdown without its total",
        PLAN,
        r"    - period_kind: year\n +target_group: all\n +pillar: all\n",
        "",
        "total_needed",
        ("audiences.openbaar",),
        "period_kind: year",
    ),
    Wrong(
        "a breakdown of something else", PLAN, "pillar: each", "pillar: some", "not_one_of", ("pillar",), "all, each"
    ),
    Wrong("steps of one person", PLAN, "  step: 5", "  step: 1", "out_of_range", ("controlled.step",), "1"),
    Wrong("a share of few people", PLAN, "share_from: 20", "share_from: 5", "out_of_range", ("share_from",), "5"),
    Wrong("a limit that is left out", PLAN, "  within: 5.*\n", "", "missing", ("controlled.within",)),
    Wrong("a fixed day that no year has", PLAN, "03-01", "03-32", "not_so_written", ("freeze.days",), "03-32"),
    Wrong("no fixed day", PLAN, "days: .*", "days: []", "empty", ("freeze.days",)),
    Wrong(
        "an attack that may find all",
        PLAN,
        "keep_all_share: 0.9",
        "keep_all_share: 0",
        "out_of_range",
        ("keep_all_share",),
    ),
    Wrong("an audience that nobody has", PLAN, "  openbaar:", "  publiek:", "unknown_field", ("publiek",)),
    Wrong("a chance above one", SAMPLE, "^placed: .*", "placed: 41", "out_of_range", ("placed",), "41"),
    Wrong("a recipe of something else", SAMPLE, "^placed:", "placing:", "unknown_field", ("placing",), "placed"),
    Wrong(
        "a pillar nobody has",
        SAMPLE,
        "^training: scholing",
        "training: vraag",
        "missing",
        ("praktijkverklaring.vraag",),
    ),
    Wrong("a kind without names", SAMPLE, "^kinds: {", "kinds: {bus: 0.1, ", "missing", ("names.bus",)),
    Wrong(
        "a list of words under another name",
        PERSONAL,
        "^birthdate:",
        "birth_date:",
        "unknown_field",
        ("birth_date",),
        "birthdate?",
    ),
    Wrong("a word that is a yes", PERSONAL, r"titles: \[", "titles: [yes, ", "not_text", ("titles",)),
    Wrong(
        "a text of the command line in one language",
        TEXTS,
        "  help_json: .*\n",
        "",
        "only_here",
        ("console.help_json",),
        told_of="pipelines/texts/nl.yml",
    ),
    Wrong("other places in a text", TEXTS, r"value_shown|\{count\} rows", "{number} rows", "other_places", ()),
    Wrong(
        "a text of a page in one language",
        PAGE,
        "^title: .*\n",
        "",
        "only_here",
        ("title",),
        told_of="dashboard/texts/en/compare.yml",
    ),
    Wrong("a text of a page that is a number", PAGE, "^title: .*\n", "title: 12\n", "not_text", ("title",)),
    Wrong("a rule without words", SUITE, r'"rule": "\w+"', '"rule": "NO_SUCH_RULE"', "not_one_of", ("meta.rule",)),
    Wrong(
        "a suite of another name", SUITE, '"name": "results"', '"name": "result"', "name_of_file", ("name",), "results"
    ),
    Wrong(
        "a severity that does not exist",
        SUITE,
        '"severity": "critical"',
        '"severity": "fatal"',
        "not_one_of",
        ("severity",),
        "critical",
    ),
    Wrong("what is no JSON", SUITE, r"\{", "", "unreadable_line"),
    Wrong("a code list row too short", LISTS, "^target_groups,ww,.*$", "target_groups,ww", "row_length"),
    Wrong(
        "a place that is no number",
        LISTS,
        "participatiewet,1,",
        "participatiewet,een,",
        "not_whole",
        ("position",),
        '"een"',
    ),
    Wrong(
        "a code that stands twice",
        LISTS,
        "^target_groups,ww,",
        "target_groups,participatiewet,",
        "repeated",
        (),
        "participatiewet",
    ),
    Wrong("a reference table without rows", LISTS, "", "list,code\n", "no_rows"),
    Wrong("a region code that is none", REGIONS, "^AM01,", "01,", "not_so_written", ("region_code",), '"01"'),
    Wrong(
        "a region that others name",
        REGIONS,
        "^AM01,",
        "AM99,",
        "not_one_of",
        (),
        "AM01",
        told_of="data/reference/municipalities_2021.csv",
    ),
    Wrong(
        "a lockdown that ends first",
        "data/reference/events.csv",
        "2020-05-31",
        "2020-01-31",
        "days_turned",
        ("last_day",),
    ),
    Wrong(
        "a reference table without its source",
        "data/reference/sources.yml",
        "^events.csv:",
        "event.csv:",
        "no_source",
        (),
        "events.csv",
    ),
]
