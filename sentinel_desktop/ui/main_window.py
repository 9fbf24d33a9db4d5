"""The window of a desk: the rail, the pages, the status strip, and the keys."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.administration.place import ADMINISTRATION, administration_place
from sentinel_desktop.ui.administration.presenter import AdministrationPresenter
from sentinel_desktop.ui.answers import look_of
from sentinel_desktop.ui.assets import icon
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.help_dialog import HelpDialog
from sentinel_desktop.ui.keys import key_help
from sentinel_desktop.ui.navigation import NavigationRail
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.presence.presenter import RESULT_SHOWN, PresencePresenter
from sentinel_desktop.ui.readers.presenter import ReaderPresenter
from sentinel_desktop.ui.scan_notice import ScanNotice
from sentinel_desktop.ui.settling.presenter import SettlingPresenter
from sentinel_desktop.ui.sign_in.presenter import SignInPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.status_presenter import StatusPresenter
from sentinel_desktop.ui.status_strip import StatusStrip
from sentinel_desktop.ui.theme import Appearance, palette, stylesheet
from sentinel_desktop.ui.times import clock_seconds_text
from sentinel_desktop.ui.widgets.tab_order import order_tabs

DESK: Final = "desk"
SETTLING: Final = "settling"
READER: Final = "reader"

_GEOMETRY: Final = "window/geometry"
# Under this width of the design the rail stands narrow and the board gets its room.
_WIDE_FROM: Final = 1400


class MainWindow(QMainWindow):
    """Everything a desk shows, fed by the signals alone.

    ``answer_painted`` tells the id of a scan whose answer was just drawn, ``board_painted`` a member whose card was;
    ``closed`` tells that a person closed the window.

    Args:
        settings_ini: keeps the look and the window's place, in the station's folder.
        station: the name of this station.
        now: the present moment, aware.
        services: what the pages work with.
    """

    answer_painted = Signal(object)
    board_painted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        signals: DeskSignals,
        settings_ini: Path,
        station: str,
        timings: Timings,
        now: Callable[[], datetime],
        services: DeskServices,
        *,
        result_shown: timedelta = RESULT_SHOWN,
    ) -> None:
        super().__init__()
        self._settings = QSettings(str(settings_ini), QSettings.Format.IniFormat)
        self._look = Appearance(self._settings, self)
        self._scan_next = services.scan_next
        self._help: HelpDialog | None = None
        self._session = NOBODY
        setup = DeskSetup(station, timings, now, self._look)
        self._zone = setup.zone
        self.desk = PresencePresenter(setup, signals, result_shown)
        self.desk.page.scan_hint.setVisible(self._scan_next is not None)
        self.reader = ReaderPresenter(setup, signals, services.reader, services.background)
        self.settling = SettlingPresenter(setup, signals, services.settling, services.background)
        self.sign_in = SignInPresenter(setup, signals, services.sign_in, services.background, self)
        tabs = [make(setup, signals, background=services.background) for make in services.administration]
        self.administration = AdministrationPresenter(setup, signals, tabs)
        self._supervision = [make(setup, signals, background=services.background) for make in services.supervision]
        self._invited = ""
        self._came_from: tuple[AccountId, str] | None = None
        self.places = {place.name: place for place in self._make_places()}
        for place in self.places.values():
            place.presenter.setParent(self)
        self.rail = NavigationRail(setup, tuple(self.places.values()), self.sign_in.box)
        self.pages = QStackedWidget()
        self._body = QWidget()
        self.scan_notice = ScanNotice(self._look, self.pages, int(result_shown / timedelta(milliseconds=1)))
        self.strip = StatusStrip(self._look)
        StatusPresenter(setup, signals, self.strip)
        self._build(station)
        self._bind_keys()
        self.desk.page.scan_panel.painted.connect(self.answer_painted)
        self.desk.page.board.painted.connect(self.board_painted)
        signals.scan_finished.connect(self._on_scan_finished)
        signals.raise_requested.connect(self.bring_to_front)
        signals.session_changed.connect(self._on_session_changed)
        self.sign_in.first_changed.connect(self._on_first_changed)
        self.sign_in.first_changed.connect(self.administration.show_first)
        self.administration.page.first_requested.connect(self.sign_in.open)
        self._look.changed.connect(self._apply_look)
        self._apply_look()
        self._restore_place()
        self.show_desk()

    @property
    def look(self) -> Appearance:
        """The look of this window."""
        return self._look

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk by Tab as things stand, also through what a page made or moved since it was shown."""
        order_tabs(self._body)
        return super().focusNextPrevChild(forwards)

    def bring_to_front(self) -> None:
        """Show the window over the others, also where it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_place(self, name: str) -> None:
        """Show a page and put the keyboard on it; nothing where it is not open to whoever sits here."""
        place = self.places[name]
        if name != self._invited and not place.is_open_to(self._session.rights):
            return
        self.pages.setCurrentWidget(place.page)
        self.rail.show_chosen(name)
        if name == DESK:
            self.scan_notice.hide()
        place.focus_first()

    def show_desk(self) -> None:
        """Show the board and put the keyboard on it."""
        self.show_place(DESK)

    def show_help(self) -> None:
        """Open the keys beside the desk; scans go on."""
        if self._help is None:
            shown = key_help(simulated_reader=self._scan_next is not None)
            self._help = HelpDialog(self._look.type, shown, self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail narrow in a small window."""
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < self._look.type.px(_WIDE_FROM))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place for the next start."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _build(self, station: str) -> None:
        self.setWindowTitle(self.tr("{station} · Sentinel").format(station=station))
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0)
        for place in self.places.values():
            self.pages.addWidget(place.page)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.sign_in.bar)
        column.addWidget(self.pages, 1)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.strip, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        self.setCentralWidget(self._body)

    def _bind_keys(self) -> None:
        bound: dict[str, Callable[[], object]] = {
            keys.HELP: self.show_help,
            keys.SEARCH: self._search,
            keys.BACK: self._go_back,
            keys.NEXT_DIVISION: self.desk.choose_next_division,
            keys.PREVIOUS_DIVISION: lambda: self.desk.choose_next_division(-1),
            keys.THEME: self._choose_next_theme,
            keys.SIGN_IN: self.sign_in.open,
            keys.SIGN_IN_OTHER: self.sign_in.open_other,
        }
        if self._scan_next is not None:
            bound[keys.SCAN_NEXT] = self._scan_next
        for place in self.places.values():
            bound[place.key] = partial(self.show_place, place.name)
        for sequence, action in bound.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(action)
        self.rail.requested.connect(self.show_place)
        self.settling.count_changed.connect(self.rail.buttons[SETTLING].show_count)
        self.strip.quarantined.opened.connect(partial(self.show_place, SETTLING))
        self.strip.reader.opened.connect(partial(self.show_place, READER))
        self.settling.page.details.sign_in_requested.connect(self.sign_in.open)
        self.rail.theme_requested.connect(self._choose_next_theme)
        self.rail.help_requested.connect(self.show_help)

    def _make_places(self) -> Iterator[Place]:
        desk, settling, reader = self.desk, self.settling, self.reader
        yield Place(
            DESK,
            self.tr("Desk"),
            "layout-dashboard",
            keys.DESK,
            desk.page,
            desk,
            focus_first=desk.page.focus_board,
            go_back=desk.page.go_back,
        )
        yield Place(
            SETTLING,
            self.tr("To settle"),
            "list-checks",
            keys.SETTLING,
            settling.page,
            settling,
            focus_first=settling.focus_first,
        )
        yield Place(
            READER,
            self.tr("Reader"),
            "scan-line",
            keys.READER,
            reader.page,
            reader,
            focus_first=reader.focus_first,
            go_back=reader.go_back,
        )
        yield from self._supervision
        yield administration_place(self.administration)

    def _search(self) -> None:
        self.show_desk()
        self.desk.page.focus_search()

    @property
    def place(self) -> Place:
        """The page that is shown."""
        shown = self.pages.currentWidget()
        return next(place for place in self.places.values() if place.page is shown)

    def _go_back(self) -> None:
        if not self.place.go_back() and self.place.name != DESK:
            self.show_desk()

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._session, session
        if session.state is not before.state and before.person is not None and before.rights:
            self._came_from = before.person.account_id, self.place.name
        self._show_rights()
        if session.rights and session.person is not None and self._came_from is not None:
            account_id, name = self._came_from
            self._came_from = None
            if account_id == session.person.account_id:
                self.show_place(name)

    def _on_first_changed(self, first: FirstAccount) -> None:
        """Invite to the administration where nobody can sign in yet: it says how that is changed."""
        self._invited = "" if first is FirstAccount.MADE else ADMINISTRATION
        self._show_rights()

    def _show_rights(self) -> None:
        rights = self._session.rights
        self.rail.show_rights(rights, self._invited)
        if self.place.name != self._invited and not self.place.is_open_to(rights):
            self.show_desk()

    def _on_scan_finished(self, answer: ScanAnswer) -> None:
        if self.place.name != DESK:
            self.scan_notice.show_answer(look_of(answer), clock_seconds_text(answer.occurred_at, self._zone))

    def _choose_next_theme(self) -> None:
        self._look.choose(self._look.choice.following)

    def _apply_look(self) -> None:
        tokens = self._look.tokens
        QGuiApplication.setPalette(palette(tokens))
        self.setStyleSheet(stylesheet(tokens, self._look.type))
        self.setWindowIcon(icon("shield", tokens.accent.text))
        self.update()

    def _restore_place(self) -> None:
        px = self._look.type.px
        self.setMinimumSize(px(960), px(600))
        kept = self._settings.value(_GEOMETRY)
        if not isinstance(kept, QByteArray) or not self.restoreGeometry(kept):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(QSize(px(1440), px(860)).boundedTo(room))
