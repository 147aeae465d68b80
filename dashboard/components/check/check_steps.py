"""What someone does who tries a delivery, in three steps."""

from dashboard import texts
from dashboard.components.hall.markup import Markup, element

STEPS = (1, 2, 3)


def steps(language: str) -> Markup:
    """Return the steps as a numbered list."""
    items = [
        element(
            "li",
            element("strong", texts.text(f"check.step_{number}", language)),
            element("span", texts.text(f"check.step_{number}_how", language)),
        )
        for number in STEPS
    ]
    return element("ol", items, class_="pow-steps", aria_label=texts.text("check.steps", language))
