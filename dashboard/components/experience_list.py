"""Experiences on the page: quote, role, region, question, answer, origin. Nothing delivered is ever raw HTML."""

import pandas as pd

from dashboard import texts
from dashboard.components import markup
from dashboard.components.markup import Markup, element


def experience_list(rows: pd.DataFrame, language: str) -> Markup:
    """Return the rows as a list of interviews, each with its questions and answers."""
    interviews = rows.assign(
        who=rows[["quote", "role", "region_text"]].astype("object").fillna("").agg("|".join, axis=1)
    )
    return markup.join([_interview(part, language) for _, part in interviews.groupby("who", sort=False)])


def _interview(part: pd.DataFrame, language: str) -> Markup:
    first = part.iloc[0]
    about = [
        one for one in (first["role"], first["organisation"], _region(first, language)) if isinstance(one, str) and one
    ]
    answers = [
        element("details", element("summary", row.question), element("p", row.answer), open=len(part) == 1)
        for row in part.itertuples()
    ]
    origin = element("p", texts.text("lessons.origin", language, origin=first["origin"]), class_="pow-note")
    quote = element("blockquote", first["quote"]) if isinstance(first["quote"], str) else None
    return element(
        "article", quote, element("p", " · ".join(about), class_="pow-note"), answers, origin, class_="pow-experience"
    )


def _region(first: pd.Series, language: str) -> str:
    if first["region_note"] == "one":
        return str(first["region"])
    return texts.text(f"lessons.region_{first['region_note']}", language)
