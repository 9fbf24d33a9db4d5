"""Everything that stands in the window of the first start, so that another one can go on where it was left."""

from dataclasses import dataclass, field

from sentinel_desktop.domain.first_start import DataPlace, FirstContent, ServerLogin
from sentinel_desktop.ui.widgets.new_account_fields import NewAccountForm


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and chosen.

    Attributes:
        again: the new administrator's password, as it was typed the second time.
    """

    station: str
    place: DataPlace = DataPlace.HERE
    server: ServerLogin = field(default_factory=lambda: ServerLogin("", ""))
    account: NewAccountForm = field(default_factory=lambda: NewAccountForm("", "", ""))
    again: str = field(default="", repr=False)
    content: FirstContent = FirstContent.SAMPLE
