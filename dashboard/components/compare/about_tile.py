"""What a figure means, beside its table: for figures that are no share, and so have no chart of chance."""

from dashboard.components.figures.compared import Compared
from dashboard.components.hall import definition_list, markup
from dashboard.components.hall.markup import element


def about_tile(compared: Compared) -> None:
    """Draw definition, reason, method and caveats of the indicator, as the release gives them."""
    title = element("h2", compared.say("about"), class_="pow-section")
    words = definition_list.definition(compared.about, compared.selection.language)
    markup.show(element("section", title, words, class_="pow-about"))
