"""What opens over any page of the window by its key: a visitor's sign-in, a check-in by hand, the finder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.widgets.key_button import KeyButton


@dataclass(frozen=True, slots=True, eq=False)
class DeskAction:
    """One thing to do, at any time.

    Attributes:
        name: what the program calls it.
        title: what a person calls it, a word or two.
        icon: of the icon set in ``resources/icons``.
        key: opens it, from anywhere in the window.
        open: opens it.
        presenter: what does it; the window keeps it alive.
        needs: who has one of these may do it; everybody where none is named. Anybody else is asked to sign in first.
        on_desk: whether the desk page has a button for it.
        note: stands over the board while there is something to say; None where there never is.
    """

    name: str
    title: str
    icon: str
    key: str
    open: Callable[[], object]
    presenter: QObject
    needs: Rights = NO_RIGHTS
    on_desk: bool = False
    note: QWidget | None = None

    def is_open_to(self, rights: Rights) -> bool:
        """Return whether whoever has these rights may do it."""
        return not self.needs or bool(self.needs & rights)


class MakeAction(Protocol):
    """Makes an action of a window, with the services that it asks already handed in."""

    def __call__(
        self, setup: DeskSetup, signals: DeskSignals, *, background: Background, window: QWidget
    ) -> DeskAction:
        """Make it, on the main thread; its dialogs are children of ``window``, and go when the desk is locked."""


class DeskActions(QObject):
    """The actions of one window; whoever may not do what they ask for is asked to sign in, and then it opens."""

    def __init__(self, actions: Sequence[DeskAction], sign_in: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.all = tuple(actions)
        self._sign_in = sign_in
        self._rights = NO_RIGHTS
        self._asked_for: DeskAction | None = None
        for action in self.all:
            action.presenter.setParent(self)

    def open(self, action: DeskAction) -> None:
        """Open an action, or have whoever stands here sign in first."""
        if action.is_open_to(self._rights):
            self._asked_for = None
            action.open()
        else:
            self._asked_for = action
            self._sign_in()

    def open_named(self, name: str) -> None:
        """Open the action of this name; nothing where the window has none."""
        for action in self.all:
            if action.name == name:
                self.open(action)

    def hear_rights(self, rights: Rights) -> None:
        """Hear who sits here now; what was asked for before they signed in opens where they may."""
        self._rights = rights
        asked_for = self._asked_for
        if rights and asked_for is not None:
            self._asked_for = None
            if asked_for.is_open_to(rights):
                # The dialog of signing in closes first.
                QTimer.singleShot(0, asked_for.presenter, asked_for.open)

    def forget_asked_for(self) -> None:
        """Open nothing later: whoever asked for it did not sign in."""
        self._asked_for = None

    def show_on(
        self, add_button: Callable[[QWidget], object], add_note: Callable[[QWidget], object], type_: Typography
    ) -> None:
        """Give the desk page a button and a note for each action that wants one; the window binds the keys."""
        for action in self.all:
            if action.note is not None:
                add_note(action.note)
            if action.on_desk:
                button = KeyButton(action.title, action.key, type_, shortcut=False)
                button.clicked.connect(partial(self.open, action))
                add_button(button)
