"""The window of a desk: the rail, the pages, the status strip, and the keys."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.scans import ScanAnswer
from sentinel_desktop.domain.sessions import NOBODY, Session
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.administration.place import ADMINISTRATION, administration_place
from sentinel_desktop.ui.administration.presenter import AdministrationPresenter
from sentinel_desktop.ui.assets import icon
from sentinel_desktop.ui.desk_actions import DeskActions
from sentinel_desktop.ui.desk_requests import DeskRequests
from sentinel_desktop.ui.desk_services import DeskServices
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.help_dialog import HelpDialog
from sentinel_desktop.ui.key_help import key_sections
from sentinel_desktop.ui.navigation import NavigationRail
from sentinel_desktop.ui.places import Place
from sentinel_desktop.ui.presence.presenter import RESULT_SHOWN, PresencePresenter
from sentinel_desktop.ui.rail_width import RailWidth
from sentinel_desktop.ui.readers.presenter import ReaderPresenter
from sentinel_desktop.ui.scan_notice import ScanNotice
from sentinel_desktop.ui.settling.presenter import SettlingPresenter
from sentinel_desktop.ui.sign_in.curtain import Curtain
from sentinel_desktop.ui.sign_in.presenter import SignInPresenter
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.sound_dialog import SoundDialog
from sentinel_desktop.ui.status_presenter import StatusPresenter
from sentinel_desktop.ui.status_strip import StatusStrip
from sentinel_desktop.ui.theme import Appearance, palette, stylesheet
from sentinel_desktop.ui.times import clock_seconds_text
from sentinel_desktop.ui.widgets.focus_in_sight import FocusInSight
from sentinel_desktop.ui.widgets.least_room import LeastRoom
from sentinel_desktop.ui.widgets.tab_order import go_by_tab

DESK: Final = "desk"
SETTLING: Final = "settling"
READER: Final = "reader"

_GEOMETRY: Final = "window/geometry"
# Under this width of the design the words and buttons over the board stand beneath one another.
_DESK_WIDE_FROM: Final = 960
_LEAST_SIZE: Final = QSize(960, 600)


def _on_the_rail(place: Place) -> tuple[bool, bool, str]:
    """Return the order of the rail: that of the keys, digits first, and the administration at the end."""
    return place.name == ADMINISTRATION, not place.key.isdigit(), place.key


class MainWindow(QMainWindow):
    """Everything a desk shows, fed by the signals alone.

    ``answer_painted`` tells the id of a scan whose answer was just drawn, ``board_painted`` a member whose card was;
    ``closed`` tells that a person closed the window, ``language_requested`` that one wants the other language.

    Args:
        settings_ini: keeps the look and the window's place, in the station's folder.
        station: the name of this station.
        now: the present moment, aware.
        services: what the pages work with.
    """

    answer_painted = Signal(object)
    board_painted = Signal(object)
    closed = Signal()
    language_requested = Signal()

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
        self._sounding = services.sounding
        self._session = NOBODY
        setup = DeskSetup(station, timings, now, self._look, kept=services.kept)
        self._zone = setup.zone
        signals.scan_finished.connect(setup.taps.hear)
        self.desk = PresencePresenter(setup, signals, result_shown)
        self.desk.page.scan_hint.setVisible(self._scan_next is not None)
        self.reader = ReaderPresenter(setup, signals, services.reader, services.background)
        self.settling = SettlingPresenter(setup, signals, services.settling, services.background)
        self.sign_in = SignInPresenter(setup, signals, services.sign_in, services.background, self)
        tabs = [make(setup, signals, background=services.background) for make in services.administration]
        self.administration = AdministrationPresenter(setup, signals, tabs)
        made = (*services.front, *services.supervision)
        self._made_places = [make(setup, signals, background=services.background) for make in made]
        self._invited = ""
        self._came_from: tuple[AccountId, str] | None = None
        self.desk_actions = DeskActions(
            [make(setup, signals, background=services.background, window=self) for make in services.actions],
            self.sign_in.open,
            self,
        )
        self.places = {place.name: place for place in sorted(self._make_places(), key=_on_the_rail)}
        for place in self.places.values():
            place.presenter.setParent(self)
        self.rail = NavigationRail(setup, tuple(self.places.values()), self.sign_in.box, services.sounding)
        self.pages = QStackedWidget()
        self._rooms: dict[str, LeastRoom] = {}
        self._body = QWidget()
        self.scan_notice = ScanNotice(self._look, self.pages, int(result_shown / timedelta(milliseconds=1)))
        self.strip = StatusStrip(self._look)
        StatusPresenter(setup, signals, self.strip)
        self._build(station)
        self._bind_keys()
        self._connect(signals, setup.requests)
        self._look.changed.connect(self._apply_look)
        self._apply_look()
        self._restore_place()
        self.show_desk()

    def _connect(self, signals: DeskSignals, requests: DeskRequests) -> None:
        self.desk.page.scan_panel.painted.connect(self.answer_painted)
        self.desk.page.board.painted.connect(self.board_painted)
        signals.scan_finished.connect(self._on_scan_finished)
        signals.raise_requested.connect(self.bring_to_front)
        requests.place_requested.connect(self.show_place)
        requests.action_requested.connect(self.desk_actions.open_named)
        self.desk_actions.show_on(self.desk.page.add_action_button, self.desk.page.add_note, self._look.type)
        signals.session_changed.connect(self._on_session_changed)
        self.sign_in.given_up.connect(self.desk_actions.forget_asked_for)
        self.sign_in.first_changed.connect(self._on_first_changed)
        self.sign_in.first_changed.connect(self.administration.show_first)
        self.administration.page.first_requested.connect(self.sign_in.open)

    @property
    def look(self) -> Appearance:
        """The look of this window."""
        return self._look

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - called by Qt
        """Walk by Tab as things stand, also through what a page made or moved since it was shown."""
        return go_by_tab(self._body, forwards=forwards) or super().focusNextPrevChild(forwards)

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
        if name != self.place.name:
            # Whoever comes to a page reads it from its top, wherever it was left.
            self._rooms[name].verticalScrollBar().setValue(0)
        self.pages.setCurrentWidget(self._rooms[name])
        self.rail.show_chosen(name)
        if name == DESK:
            self.scan_notice.hide()
        place.focus_first()

    def show_desk(self) -> None:
        """Show the board and put the keyboard on it."""
        self.show_place(DESK)

    def show_help(self) -> None:
        """Open the keys beside the desk, those of the page that is shown first; scans go on."""
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
        sections = key_sections(simulated_reader=self._scan_next is not None)
        here = self.place.name
        self._help = HelpDialog(self._look.type, sorted(sections, key=lambda section: section.place != here), self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_sound(self) -> None:
        """Open how loud this station is; scans go on."""
        if self._sounding is not None:
            dialog = SoundDialog(self._look, self._sounding, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _mute_or_not(self) -> None:
        if self._sounding is not None:
            self._sounding.set_muted(muted=not self._sounding.is_muted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page what the rail can spare in a small window, or in one whose text is large."""
        super().resizeEvent(event)
        width = self.width() / self._look.type.px(1000) * 1000
        self.rail.set_width(RailWidth.in_window(width))
        self.desk.page.set_narrow(narrow=width < _DESK_WIDE_FROM)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place for the next start."""
        self.keep_geometry()
        super().closeEvent(event)
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take along what is open over it: a program that ends, or a window made anew, leaves no dialog behind."""
        super().hideEvent(event)
        if not event.spontaneous():
            curtain = Curtain(self)
            curtain.draw(())
            curtain.drop()

    def keep_geometry(self) -> None:
        """Remember where the window stands, for the next one."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())

    def _build(self, station: str) -> None:
        self.setWindowTitle(self.tr("{station} · Sentinel").format(station=station))
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0)
        for place in self.places.values():
            self._rooms[place.name] = LeastRoom(place.page)
            self.pages.addWidget(self._rooms[place.name])
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.sign_in.bar)
        column.addWidget(self.pages, 1)
        grid.addLayout(column, 0, 1)
        grid.addWidget(self.strip, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)
        self.setCentralWidget(self._body)
        FocusInSight(self)

    def _bind_keys(self) -> None:
        bound: dict[str, Callable[[], object]] = {
            keys.HELP: self.show_help,
            keys.SEARCH: self._search,
            keys.BACK: self._go_back,
            keys.NEXT_DIVISION: self.desk.choose_next_division,
            keys.PREVIOUS_DIVISION: lambda: self.desk.choose_next_division(-1),
            keys.THEME: self._choose_next_theme,
            keys.LANGUAGE: self.language_requested.emit,
            keys.SOUND: self.show_sound,
            keys.MUTE: self._mute_or_not,
            keys.SIGN_IN: self.sign_in.open,
            keys.SIGN_IN_OTHER: self.sign_in.open_other,
        }
        if self._scan_next is not None:
            bound[keys.SCAN_NEXT] = self._scan_next
        for place in self.places.values():
            bound[place.key] = partial(self.show_place, place.name)
        for action in self.desk_actions.all:
            bound[action.key] = partial(self.desk_actions.open, action)
        for sequence, act in bound.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        self.rail.requested.connect(self.show_place)
        self.settling.count_changed.connect(self.rail.buttons[SETTLING].show_count)
        self.strip.quarantined.opened.connect(partial(self.show_place, SETTLING))
        self.strip.reader.opened.connect(partial(self.show_place, READER))
        self.settling.page.details.sign_in_requested.connect(self.sign_in.open)
        tools = self.rail.tools
        tools.theme_requested.connect(self._choose_next_theme)
        tools.help_requested.connect(self.show_help)
        tools.language_requested.connect(self.language_requested)
        tools.sound_requested.connect(self.show_sound)

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
        yield from self._made_places
        yield administration_place(self.administration)

    def _search(self) -> None:
        self.show_desk()
        self.desk.page.focus_search()

    @property
    def place(self) -> Place:
        """The page that is shown."""
        shown = self.pages.currentWidget()
        return next(place for place in self.places.values() if self._rooms[place.name] is shown)

    def _go_back(self) -> None:
        if not self.place.go_back() and self.place.name != DESK:
            self.show_desk()

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._session, session
        self.desk_actions.hear_rights(session.rights)
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
            at = clock_seconds_text(answer.occurred_at, self._zone)
            self.scan_notice.show_answer(self.desk.look_of(answer), at)

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
        # Larger text asks for more than this, and is scrolled where there is no more.
        self.setMinimumSize(_LEAST_SIZE)
        kept = self._settings.value(_GEOMETRY)
        if not isinstance(kept, QByteArray) or not self.restoreGeometry(kept):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(QSize(px(1440), px(860)).boundedTo(room))
