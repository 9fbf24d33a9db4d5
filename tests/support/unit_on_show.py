"""A whole unit in memory behind every page of a window: for pictures, and for tests that walk through all places."""

from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.tab import accounts_tab, sign_ins_tab
from sentinel_desktop.ui.audit.tab import AuditAsked, audit_tab
from sentinel_desktop.ui.badges.place import badges_place
from sentinel_desktop.ui.by_hand.action import by_hand_action
from sentinel_desktop.ui.day_card.action import day_card_action
from sentinel_desktop.ui.desk_actions import MakeAction
from sentinel_desktop.ui.find.action import find_action
from sentinel_desktop.ui.history.place import history_place
from sentinel_desktop.ui.lists.place import lists_place
from sentinel_desktop.ui.members.place import members_place
from sentinel_desktop.ui.person.place import person_pages
from sentinel_desktop.ui.places import MakePlace
from sentinel_desktop.ui.slips.action import slip_action
from sentinel_desktop.ui.slips.presenter import SlipsAsked
from sentinel_desktop.ui.stations.tab import stations_tab
from sentinel_desktop.ui.tabs import MakeTab
from sentinel_desktop.ui.unit_settings.tab import settings_tab
from sentinel_desktop.ui.visitor_desk.action import visitor_in_action, visitor_out_action
from sentinel_desktop.ui.visits.asked import VisitsAsked
from sentinel_desktop.ui.visits.place import visits_place
from tests.support.badges_in_memory import BadgesInMemory, FindsPeople, some_badges
from tests.support.by_hand_in_memory import ByHandInMemory
from tests.support.fake_accounts import FakeAccounts, sign_in_line, some_accounts
from tests.support.fake_administration import FakeSettings, FakeStations, station_lines
from tests.support.fake_audit import FakeAuditLog, FakeSeals, several
from tests.support.fake_reader_control import FRONT, REAR, FakeReaderControl
from tests.support.fake_visitor_desk import FakeVisitorDesk
from tests.support.lists_in_memory import UnitLists, unit_lists
from tests.support.members_in_memory import MembersInMemory
from tests.support.past_in_memory import DaysInMemory, FindsAll, PastInMemory
from tests.support.people_in_memory import PeopleInMemory
from tests.support.printers import KeptInMemory, PaperTrays
from tests.support.visits_in_memory import FilesInMemory, VisitsInMemory, some_visits

TABS: Final = ("accounts", "sign_ins", "stations", "settings", "audit")
"""The tabs of the administration, in their order."""


def _sign_ins() -> FakeAccounts:
    return FakeAccounts(some_accounts(), [sign_in_line(number) for number in range(60)])


@dataclass(slots=True)
class UnitOnShow:
    """What the pages of supervisors and administrators ask, and what is done at the front desk."""

    members: MembersInMemory = field(default_factory=MembersInMemory)
    people: PeopleInMemory = field(default_factory=PeopleInMemory)
    lists: UnitLists = field(default_factory=unit_lists)
    accounts: FakeAccounts = field(default_factory=_sign_ins)
    stations: FakeStations = field(default_factory=lambda: FakeStations(*station_lines()))
    settings: FakeSettings = field(default_factory=FakeSettings)
    audit: FakeAuditLog = field(default_factory=lambda: FakeAuditLog(*several()))
    seals: FakeSeals = field(default_factory=FakeSeals)
    receiving: FakeVisitorDesk = field(default_factory=FakeVisitorDesk)
    by_hand: ByHandInMemory = field(default_factory=ByHandInMemory)
    badges: BadgesInMemory = field(default_factory=some_badges)
    reader: FakeReaderControl = field(default_factory=lambda: FakeReaderControl(FRONT, REAR))
    visits: VisitsInMemory = field(default_factory=some_visits)
    printers: PaperTrays = field(default_factory=PaperTrays)
    past: PastInMemory = field(default_factory=PastInMemory)

    def front(self) -> tuple[MakePlace, ...]:
        """Return what makes the pages of the front desk."""
        people = FindsPeople(self.badges)
        visits = VisitsAsked(self.visits, FilesInMemory(self.visits), self.visits)
        return (
            partial(badges_place, service=self.badges, people=people, reader=self.reader),
            partial(visits_place, asked=visits),
            partial(history_place, service=self.past),
        )

    def actions(self) -> tuple[MakeAction, ...]:
        """Return what makes the actions of the front desk."""
        slips = SlipsAsked(self.visits, self.printers, KeptInMemory())
        return (
            partial(visitor_in_action, service=self.receiving),
            partial(visitor_out_action, service=self.receiving),
            partial(by_hand_action, asked=self.by_hand.asked),
            partial(slip_action, asked=slips),
            partial(day_card_action, service=DaysInMemory(self.past)),
            partial(find_action, service=FindsAll(self.past)),
        )

    def supervision(self) -> tuple[MakePlace, ...]:
        """Return what makes the pages of supervisors."""
        return (
            partial(members_place, service=self.members, pages=partial(person_pages, service=self.people)),
            partial(lists_place, service=ListsService(self.lists, self.lists.new_id)),
        )

    def administration(self) -> tuple[MakeTab, ...]:
        """Return what makes the tabs of administrators."""
        accounts = AccountsAsked(self.accounts, self.accounts)
        return (
            partial(accounts_tab, asked=accounts),
            partial(sign_ins_tab, asked=accounts),
            partial(stations_tab, service=self.stations),
            partial(settings_tab, service=self.settings),
            partial(audit_tab, service=AuditAsked(self.audit, self.seals)),
        )
