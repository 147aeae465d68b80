"""What only the operator of an installation can decide on personal data, as they filled it in beside the data.

Belongs here: reading privacy.yml of a data folder, anew each time, and saying what is not filled in. It is no part of a
release: who is responsible today answers for older figures too. Not here: what may be filled in (forms/privacy.py).
"""

from pipelines.registries.checking import validated
from pipelines.registries.faults import RegistryError
from pipelines.registries.forms.privacy import Privacy
from pipelines.registries.reading import named, read
from pipelines.settings import DataDir


def filled_in(data: DataDir) -> Privacy:
    """Return what was filled in; without a file, nothing. Raises RegistryError with file, field and remedy."""
    if not data.privacy.exists():
        return Privacy()
    read_now = read(data.privacy)
    found = {} if read_now is None else read_now
    if faults := validated(Privacy, found, named(data.privacy)):
        raise RegistryError(*faults)
    return Privacy.model_validate(found)


def left_open(filled: Privacy) -> list[str]:
    """Return the names of the fields that nobody filled in, in the order of the form."""
    return [name for name in Privacy.model_fields if getattr(filled, name) is None]
