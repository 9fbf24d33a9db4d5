"""The members as a page of the window."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.services.members import MemberService
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.members.pages import MakeMemberPages
from sentinel_desktop.ui.members.presenter import MembersPresenter
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.signals import DeskSignals

MEMBERS: Final = "members"


def members_place(
    setup: DeskSetup, signals: DeskSignals, service: MemberService, pages: MakeMemberPages, background: Background
) -> Place:
    """Return the page, for who may edit members: the table, and in its place the page of one of them."""
    person = pages(setup, signals, background)
    presenter = MembersPresenter(setup, signals, service, background, person)
    person.setParent(presenter)
    return Place(
        MEMBERS,
        QCoreApplication.translate("Members", "Members"),
        "users",
        keys.MEMBERS,
        presenter.page,
        presenter,
        focus_first=presenter.focus_first,
        go_back=presenter.go_back,
        needs=frozenset({Right.EDIT_MEMBERS}),
    )
