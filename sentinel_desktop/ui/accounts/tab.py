"""The accounts and their sign-ins as tabs."""

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.rights import Right
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.presenter import AccountsPresenter
from sentinel_desktop.ui.accounts.sign_ins_presenter import SignInsPresenter
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.tabs import Tab


def accounts_tab(setup: DeskSetup, signals: DeskSignals, asked: AccountsAsked, background: Background) -> Tab:
    """Return the accounts, for administrators."""
    presenter = AccountsPresenter(setup, signals, asked, background)
    page = presenter.page
    return Tab(
        "accounts",
        QCoreApplication.translate("Accounts", "Accounts"),
        page,
        presenter,
        page.focus_first,
        frozenset({Right.MANAGE_ACCOUNTS}),
        page.go_back,
    )


def sign_ins_tab(setup: DeskSetup, signals: DeskSignals, asked: AccountsAsked, background: Background) -> Tab:
    """Return the log of sign-ins, for who may read the audit."""
    presenter = SignInsPresenter(setup, signals, asked.directory, background)
    return Tab(
        "sign_ins",
        QCoreApplication.translate("Accounts", "Sign-ins"),
        presenter.page,
        presenter,
        presenter.page.focus_first,
        frozenset({Right.READ_AUDIT}),
    )
