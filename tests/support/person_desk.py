"""The page of one member in a window of its own, as the table brings it up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.services.person import PersonService
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.editor_form import EditorForm
from sentinel_desktop.ui.person.page import PersonPage
from sentinel_desktop.ui.person.presenter import PersonPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.theme import palette, stylesheet
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from tests.support.background_at_once import BackgroundAtOnce
from tests.support.fake_sessions import person, signed_in
from tests.support.people_in_memory import PeopleInMemory

DialogT = TypeVar("DialogT", bound=FormDialog)
LUC = person(1, AccountRole.SUPERVISOR)
ANNE = person(2, AccountRole.SUPERVISOR)
ROOT = person(3, AccountRole.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """A window with the page, and what feeds it; ``saved`` and ``closed`` are what the page told."""

    window: QMainWindow
    presenter: PersonPresenter
    signals: DeskSignals
    background: BackgroundAtOnce
    people: PeopleInMemory
    saved: list[Any]
    closed: list[bool]

    @property
    def page(self) -> PersonPage:
        """The page."""
        return self.presenter.page

    @property
    def form(self) -> EditorForm:
        """The form."""
        return self.page.form

    def sit_down(self, who: SignedIn = LUC) -> None:
        """Sign somebody in."""
        self.signals.session_changed.emit(signed_in(who))

    def lock(self, who: SignedIn = LUC) -> None:
        """Lock the desk."""
        self.signals.session_changed.emit(Session(SessionState.LOCKED, who))

    def stand_up(self) -> None:
        """Sign out."""
        self.signals.session_changed.emit(NOBODY)

    def tell_of(self, *tables: str) -> None:
        """Say that something of these tables changed somewhere."""
        self.signals.records_changed.emit(RecordChanges(dict.fromkeys(tables)))

    def pass_a_door(self, member: UUID) -> None:
        """Say that a member came in or went somewhere."""
        self.signals.records_changed.emit(RecordChanges({"presence": frozenset({member})}))

    def type_into(self, name: str, text: str) -> None:
        """Put a text into a field of the form, as somebody types it."""
        editor = self.form.editors[name]
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
        else:
            editor.setPlainText(text)

    def text_of(self, name: str) -> str:
        """Return what stands in a field of the form."""
        editor = self.form.editors[name]
        if isinstance(editor, QComboBox):
            return editor.currentText()
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()

    def dialog(self, kind: type[DialogT]) -> DialogT:
        """Return the dialog that is open."""
        found = self.presenter.acts.dialogs.dialog or self.presenter.photos.dialogs.dialog
        assert isinstance(found, kind)
        assert found.isVisible()
        return found


@contextmanager
def person_desk(
    qtbot: QtBot,
    setup: DeskSetup,
    service: PersonService | None = None,
    background: Background | None = None,
    who: SignedIn = LUC,
) -> Iterator[PersonDesk]:
    """Open the page with somebody signed in; the window is gone at the end."""
    people, at_once, signals = PeopleInMemory(), BackgroundAtOnce(), DeskSignals()
    presenter = PersonPresenter(setup, signals, service or people, background or at_once)
    QGuiApplication.setPalette(palette(setup.look.tokens))
    window = QMainWindow()
    window.setStyleSheet(stylesheet(setup.look.tokens, setup.look.type))
    window.setCentralWidget(presenter.page)
    QShortcut(QKeySequence(keys.BACK), window).activated.connect(presenter.go_back)
    saved: list[Any] = []
    closed: list[bool] = []
    presenter.saved.connect(saved.append)
    presenter.closed.connect(lambda: closed.append(True))
    window.resize(1188, 672)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    desk = PersonDesk(window, presenter, signals, at_once, people, saved, closed)
    desk.sit_down(who)
    try:
        yield desk
    finally:
        window.close()
        window.deleteLater()
        presenter.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
