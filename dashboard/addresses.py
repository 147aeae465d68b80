"""The pages of the dashboard and where they live: page key -> path behind the host. The first is the front page."""

PATHS = {
    "overview": "",
    "compare": "vergelijken",
    "mine": "mijn-regio",
    "trajectories": "trajecten",
    "lessons": "lessen",
    "quality": "kwaliteit",
    "check": "controleren",
    "downloads": "downloads",
    "explanation": "uitleg",
}
NOT_FOUND = "niet-gevonden"  # where an address leads that is none of these
