"""What the operator of an installation fills in on personal data: privacy.yml in the data folder."""

from typing import Annotated

from pydantic import AfterValidator, Field

from pipelines.registries.forms.form import Form, Text, Words, refuse


def _reachable(text: str) -> str:
    name, at, host = text.rpartition("@")
    is_mail = bool(name) and bool(at) and "@" not in name
    host = host if is_mail else text.removeprefix("https://")
    is_reached = is_mail or text.startswith("https://")
    if not is_reached or "." not in host.strip("./") or any(map(str.isspace, text)):
        refuse("not_reachable")
    return text


Address = Annotated[Text, AfterValidator(_reachable)]
Months = Annotated[int, Field(ge=1, le=600)]


class Privacy(Form):
    """Who answers for the data, on what legal basis, and for how many months they are kept; None is not filled in.

    `contact` is where people ask about their data, `data_protection_officer` where that officer is reached: an e-mail
    address or a page.
    """

    legal_basis: Words | None = None
    controller: Words | None = None
    contact: Address | None = None
    data_protection_officer: Address | None = None
    archive_months: Months | None = None
    releases_months: Months | None = None
