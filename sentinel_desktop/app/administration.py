"""The tabs of the administrators' page, each with the service that it asks, in the name of whoever is signed in."""

from functools import partial

from sentinel_desktop.app.compose import RunningStation, new_id
from sentinel_desktop.services.account_directory import AccountDirectory
from sentinel_desktop.services.audit import AuditService
from sentinel_desktop.services.seals import SealService
from sentinel_desktop.services.station_admin import StationAdminService
from sentinel_desktop.services.unit_settings import UnitSettingsService
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.tab import accounts_tab, sign_ins_tab
from sentinel_desktop.ui.audit.tab import AuditAsked, audit_tab
from sentinel_desktop.ui.stations.tab import stations_tab
from sentinel_desktop.ui.tabs import MakeTab
from sentinel_desktop.ui.unit_settings.tab import settings_tab


def administration_tabs(station: RunningStation, seals: SealService) -> tuple[MakeTab, ...]:
    """Return what makes the tabs, in their order; ``seals`` checks the seals in the name of the station."""
    people = station.people
    open_work = people.sessions.unit_of_work
    accounts = AccountsAsked(people.accounts, AccountDirectory(open_work))
    return (
        partial(accounts_tab, asked=accounts),
        partial(sign_ins_tab, asked=accounts),
        partial(stations_tab, service=StationAdminService(open_work)),
        partial(settings_tab, service=UnitSettingsService(open_work, new_id)),
        partial(audit_tab, service=AuditAsked(AuditService(open_work), seals)),
    )
