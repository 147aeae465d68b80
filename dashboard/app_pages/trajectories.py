"""Trajecten: every project as a list that can be searched, some side by side, and one opened."""

from dashboard import filters, visit
from dashboard.components.hall import markup, page
from dashboard.components.hall.unread_texts import is_held_back, unread_texts
from dashboard.components.trajectories import project_beside, project_filters, project_list, project_overview
from dashboard.components.trajectories.looking import Looking
from dashboard.queries import projects

here = visit.current()
rows = projects.projects(here.opened)
choice = project_filters.offered(project_filters.current(), rows)
looking = Looking(here.opened, here.selection, choice)

page.header("trajectories", here, project_filters.title(rows, choice, here))
filters.bar(here, ("region",))
if choice.opened:
    project_beside.opened(rows, looking)
elif choice.shows:
    project_beside.beside(rows, looking)
else:
    choice = project_filters.choose(rows, here)
    looking = Looking(here.opened, here.selection, choice)
    markup.show(project_overview.lead(rows, looking))
    project_overview.show(rows, looking)
    project_list.show(rows, looking)
unread_texts(here.opened, "trajectories", here.language)
if is_held_back(here.opened, "trajectories"):
    page.paragraph(here.say("trajectories.held_back"))
