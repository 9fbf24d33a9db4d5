"""The members of the unit as a table."""

from uuid import UUID

from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.member_filters import Facet
from sentinel_desktop.domain.members import MemberFilter
from sentinel_desktop.ui.members.presenter import MembersPresenter
from tests.support.members_in_memory import OFFERED

_NOBODY = AccountId(UUID(int=1))
_OPS = frozenset(choice.id for choice in OFFERED.facets[Facet.DIVISIONS] if choice.label == "OPS")


def usual(stage: Stage) -> MembersPresenter:
    """Everybody, by name."""
    stage.show_place("members")
    (presenter,) = stage.window.findChildren(MembersPresenter)
    found: MembersPresenter = presenter
    return found


def narrowed(stage: Stage) -> None:
    """Those of one division who are in."""
    usual(stage).narrow(MemberFilter(divisions=_OPS, state=Direction.IN))


def facet(stage: Stage) -> None:
    """The tags are chosen that members must have."""
    presenter = usual(stage)
    presenter.page.filters.facets[Facet.TAGS].click()


def nobody(stage: Stage) -> None:
    """Nobody is called so."""
    usual(stage)
    stage.press("Ctrl+F")
    stage.write("zaphod")


def none_yet(stage: Stage) -> None:
    """A unit without members."""
    stage.unit.members.lines = ()
    usual(stage)


def several_chosen(stage: Stage) -> None:
    """Some are chosen."""
    usual(stage)
    stage.press("Home", *["Shift+Down"] * 7)


def changing(stage: Stage) -> None:
    """What would come of giving them another division."""
    several_chosen(stage)
    stage.press("Ctrl+B", "Tab", "Down", "Down", "Down", "Down", "Down", "Down")


def archiving(stage: Stage) -> None:
    """What would come of archiving them."""
    several_chosen(stage)
    stage.press("Ctrl+B", "End", "Up")


def saved(stage: Stage) -> None:
    """The filters that somebody saved, and the one that is set about to be."""
    members = stage.unit.members
    members.save_filter(_NOBODY, "Operations, in the building", MemberFilter(divisions=_OPS, state=Direction.IN))
    members.save_filter(_NOBODY, "Called Tremblay", MemberFilter(text="tremblay"))
    narrowed(stage)
    stage.settle()
    stage.press("Alt+V")


def saved_none(stage: Stage) -> None:
    """Nobody saved a filter yet."""
    usual(stage)
    stage.press("Alt+V")


SCENES: dict[str, Scene] = {
    "members": usual,
    "members-narrowed": narrowed,
    "members-facet": facet,
    "members-nobody": nobody,
    "members-none-yet": none_yet,
    "members-chosen": several_chosen,
    "members-change": changing,
    "members-archive": archiving,
    "members-saved": saved,
    "members-saved-none": saved_none,
}
