"""A desk at work at which an operator receives visitors, driven by its keyboard; the result is read by SQL."""

from typing import Any, Final

import psycopg
from PySide6.QtCore import Qt

from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step, VisitorSignInDialog
from sentinel_desktop.ui.visitor_desk.sign_in_presenter import VisitorSignInPresenter
from sentinel_desktop.ui.visitor_desk.sign_out_dialog import VisitorSignOutDialog
from sentinel_desktop.ui.visitor_desk.sign_out_presenter import VisitorSignOutPresenter
from tests.support.accounts_at_the_server import AccountsAtTheServer
from tests.support.active_windows import press_key, type_text
from tests.support.keyboard_desk import PASSWORD, KeyboardDesk
from tests.support.visitor_keyboard import CountedKeys

OPERATOR: Final = "kowalski"
Owner = psycopg.Connection[tuple[Any, ...]]


def give_operator(owner: Owner, url: str) -> None:
    """Give the unit an operator who may sign in."""
    accounts = AccountsAtTheServer(owner, url)
    accounts.give(accounts.add("operator", username=OPERATOR), PASSWORD)


def visits(owner: Owner) -> list[dict[str, Any]]:
    """Return every visit by its columns, in the order in which they were made."""
    cursor = owner.execute("SELECT * FROM visitors ORDER BY created_at, id")
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class VisitorDeskAtWork(KeyboardDesk):
    """The real program, whose visitors' dialogs are opened by their keys."""

    @property
    def coming(self) -> VisitorSignInDialog | None:
        """The sign-in of a visitor that is open."""
        presenters = (action.presenter for action in self.window.desk_actions.all)
        return next(each.dialog for each in presenters if isinstance(each, VisitorSignInPresenter))

    @property
    def leaving(self) -> VisitorSignOutDialog | None:
        """The sign-out that is open."""
        presenters = (action.presenter for action in self.window.desk_actions.all)
        return next(each.dialog for each in presenters if isinstance(each, VisitorSignOutPresenter))

    def sign_in_operator(self) -> None:
        """Have F2 ask who stands there, and answer; the sign-in of a visitor opens by itself, and is closed."""
        self.press(Qt.Key.Key_F2)
        self.wait(lambda: isinstance(self.window.sign_in.dialog, SignInDialog))
        asking = self.window.sign_in.dialog
        assert isinstance(asking, SignInDialog)
        type_text(asking.username, OPERATOR)
        type_text(asking.password.edit, PASSWORD)
        press_key(asking.password.edit, Qt.Key.Key_Return)
        # Until the dialog that asks is gone, the next F2 would only bring it to the front.
        self.wait(lambda: self.coming is not None and self.window.sign_in.dialog is None)
        CountedKeys(self.dialog_in()).press(Qt.Key.Key_Escape)
        self.wait(lambda: self.coming is None)

    def open_sign_in(self) -> CountedKeys:
        """Open the sign-in of a visitor by its key, and return its keyboard."""
        self.press(Qt.Key.Key_F2)
        self.wait(lambda: self.coming is not None)
        return CountedKeys(self.dialog_in())

    def open_sign_out(self) -> CountedKeys:
        """Open the sign-out by its key, and return its keyboard."""
        self.press(Qt.Key.Key_F3)
        self.wait(lambda: self.leaving is not None)
        assert self.leaving is not None
        return CountedKeys(self.leaving)

    def dialog_in(self) -> VisitorSignInDialog:
        """Return the sign-in that is open, as it must be."""
        assert self.coming is not None
        return self.coming

    def wait_for_offers(self, count: int) -> None:
        """Wait until so many visitors are offered."""
        self.wait(lambda: self.coming is not None and self.coming.visitor.offers.model().rowCount() == count)

    def wait_for_step(self, step: Step) -> None:
        """Wait until a page of the sign-in is shown."""
        self.wait(lambda: self.coming is not None and self.coming.step is step and not self.coming.is_busy)
