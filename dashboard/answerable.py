"""Who answers for the data that are shown, as the operator filled it in: read anew for everyone who looks.

Not here: what may be filled in, and reading it (pipelines/registries/privacy.py); how it is shown (components).
"""

from pipelines import settings
from pipelines.registries import RegistryError
from pipelines.registries.forms.privacy import Privacy
from pipelines.registries.privacy import filled_in


def stated() -> Privacy | None:
    """Return what was filled in; None where that cannot be read. Why not is told at the start of server and run."""
    try:
        return filled_in(settings.data_dir())
    except RegistryError:
        return None
