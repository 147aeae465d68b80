"""For an address that does not exist: says so, and where to go."""

from dashboard import visit
from dashboard.components.hall import page, page_link

here = visit.current()

page.header("not_found", here)
page.lead(here.say("not_found.lead"))
page_link.page_link("overview", here.say("not_found.home"), here.selection)
