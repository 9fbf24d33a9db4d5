"""The pages of a kiosk on the way in, each made of the state alone; what a person does on them is told as intents."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sentinel_desktop.domain.kiosk import KioskField, RecruitmentStep
from sentinel_desktop.ui.kiosk import wording
from sentinel_desktop.ui.kiosk.last_steps import EndPage, LeavingPage, StaffPage
from sentinel_desktop.ui.kiosk.page import KioskPage
from sentinel_desktop.ui.kiosk.parts import ChoiceButton, SaidRow, Tile, TouchButton, plain_label
from sentinel_desktop.ui.kiosk.state import KioskState, Step
from sentinel_desktop.ui.kiosk.style import KioskStyle


class WelcomePage(KioskPage):
    """Why somebody is here, and the way out."""

    has_middle = True

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        welcome = plain_label(self.tr("Welcome aboard"), style.font(1.5), "quiet")
        asks = plain_label(self.tr("Why are you here today?"), style.font(2.7, QFont.Weight.Bold))
        for label in (welcome, asks):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tiles = {
            purpose: Tile(style, wording.reason_text(purpose), wording.SYMBOLS[purpose]) for purpose in wording.SYMBOLS
        }
        grid = QGridLayout()
        grid.setSpacing(style.px(20))
        for number, (purpose, tile) in enumerate(self.tiles.items()):
            tile.clicked.connect(partial(self.reason_chosen.emit, purpose))
            grid.addWidget(tile, number // 3, number % 3)
        self.leaving = TouchButton(style, self.tr("I am leaving: sign out"), "log-out", "primary", width=330)
        self.leaving.setMinimumHeight(style.touch(76))
        self.leaving.setFont(style.font(1.15, QFont.Weight.Medium))
        self.leaving.clicked.connect(partial(self.going.emit, Step.LEAVING))
        tap = (
            self.tr("Members: tap your badge at the reader")
            if state.can_tap
            else self.tr("Members: the reader is not ready. Please go to the duty desk.")
        )
        members = plain_label(tap, style.font(1.05), "quiet")
        members.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addStretch(2)
        self.column.addWidget(welcome)
        self.column.addWidget(asks)
        self.column.addSpacing(style.px(16))
        self.column.addLayout(_centred(grid, style.px(1060)))
        self.column.addSpacing(style.px(12))
        self.column.addWidget(self.leaving, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(3)
        self.column.addWidget(members)

        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(asks.text())

    def focus_first(self) -> None:
        """Put the keyboard before the first reason: none of them looks as if it were chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class WhoPage(KioskPage):
    """Who the visitor is."""

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        self._title(self.tr("Who are you?"))
        names = QHBoxLayout()
        names.setSpacing(style.px(18))
        for name in (KioskField.FIRST_NAME, KioskField.LAST_NAME, KioskField.PHONE):
            names.addWidget(self._line(name), 1)
        self.column.addLayout(names)
        self.civilian = TouchButton(style, self.tr("Civilian"), "", "plain")
        self.military = TouchButton(style, self.tr("Military"), "", "plain")
        kinds = QHBoxLayout()
        kinds.setSpacing(style.px(10))
        for button, military in ((self.civilian, False), (self.military, True)):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setMinimumHeight(style.touch(60))
            button.setChecked(state.form.military is military)
            button.clicked.connect(partial(self.military_chosen.emit, military))
            kinds.addWidget(button, 1, Qt.AlignmentFlag.AlignBottom)
        more = QHBoxLayout()
        more.setSpacing(style.px(18))
        more.addLayout(kinds, 1)
        asked = [
            name
            for name in state.form.who
            if name not in {KioskField.FIRST_NAME, KioskField.LAST_NAME, KioskField.PHONE}
        ]
        for name in asked:
            more.addWidget(self._line(name), 2 if len(asked) == 1 else 1)
        if not asked:
            more.addStretch(2)
        self.column.addLayout(more)
        self.column.addStretch(1)
        self._ways(self.tr("Next"))


class NeedsPage(KioskPage):
    """What the reason asks for: things to touch, lines to type, or both."""

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        self._title(wording.needs_title(state.form.purpose))
        self.choices: list[ChoiceButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(style.px(10))
        self._note = plain_label("", style.font(0.95), "quiet")
        self._note.hide()
        needs = state.form.needs
        if KioskField.EVENT in needs:
            self._offer(KioskField.EVENT, [(event.name, event) for event in state.events], state.form.event_id)
            self.column.addLayout(self._grid)
            self.column.addWidget(self._line(KioskField.EVENT, "" if state.events else self.tr("Name of the event")))
        elif KioskField.STEP in needs:
            steps = [(wording.step_text(step), step) for step in RecruitmentStep]
            self._offer(KioskField.STEP, steps, state.form.recruitment_step)
            self.column.addLayout(self._grid)
        else:
            rows = QHBoxLayout()
            rows.setSpacing(style.px(18))
            for name in needs:
                rows.addWidget(self._line(name), 1)
            self.column.addLayout(rows)
            self.column.addLayout(self._grid)
        self.column.addWidget(self._note)
        if KioskField.HOST in needs:
            self.show_hosts(state)
        self.column.addStretch(1)
        self._ways(self.tr("Next"))

    def show_hosts(self, state: KioskState) -> None:
        """Offer whom the name that was typed may mean."""
        self._offer(KioskField.HOST, [(host.name, host) for host in state.hosts], state.form.host_member_id)
        nobody = state.searched and not state.hosts
        self._note.setText(
            self.tr("Nobody found by this name. You can go on: the duty desk will look for them.")
            if nobody
            else self.tr("Type three letters or more, then touch the name.")
        )
        self._note.setVisible(nobody or not state.hosts)

    def focus_first(self) -> None:
        """Put the keyboard into the line, or on the first thing to touch."""
        if self.choices and KioskField.HOST not in self.state.form.needs:
            chosen = next((button for button in self.choices if button.isChecked()), self.choices[0])
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def _offer(self, name: KioskField, offered: Sequence[tuple[str, object]], chosen: object) -> None:
        for button in self.choices:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choices = []
        for number, (text, value) in enumerate(offered):
            button = ChoiceButton(self.style_of_kiosk, text, height=104 if name is KioskField.STEP else 64)
            key = getattr(value, "member_id", None) or getattr(value, "event_id", None) or value
            button.setChecked(bool(chosen) and chosen == key)
            button.clicked.connect(partial(self.chosen.emit, name, value))
            self._grid.addWidget(button, number // 3, number % 3)
            self.choices.append(button)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)


class ReviewPage(KioskPage):
    """Everything that was said, to be changed by touching it."""

    change_requested = Signal(object)

    def __init__(self, style: KioskStyle, state: KioskState) -> None:
        super().__init__(style, state)
        self._title(self.tr("Is this right?"))
        form = state.form
        self.rows: list[SaidRow] = []
        grid = QGridLayout()
        grid.setSpacing(style.px(12))
        if form.purpose is not None:
            self._add(grid, self.tr("Reason"), wording.reason_text(form.purpose), Step.WELCOME)
        for names, step in ((form.who, Step.WHO), (form.needs, Step.NEEDS)):
            for name in names:
                if said := wording.said_text(form, name):
                    self._add(grid, wording.line_text(name, is_company=name in form.needs), said, step)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        if form.badge_id is not None:
            badge = self.tr("Your visitor badge was read. Please wear it where it can be seen.")
        elif state.can_tap:
            badge = self.tr("Did you get a visitor badge? Tap it at the reader now.")
        else:
            badge = self.tr("Did you get a visitor badge? The reader is not ready: please tell the duty desk.")
        self.badge = plain_label(badge, style.font(1.0), "quiet")
        self.column.addWidget(self.badge)
        self.column.addStretch(1)
        self._ways(self.tr("Sign in"), "circle-check")
        if self.next is not None:
            self.next.setMinimumHeight(style.touch(76))

    def focus_first(self) -> None:
        """Put the keyboard on the way on."""
        if self.next is not None:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, name: str, said: str, step: Step) -> None:
        row = SaidRow(self.style_of_kiosk, name, said)
        row.clicked.connect(partial(self.change_requested.emit, step))
        grid.addWidget(row, len(self.rows) // 2, len(self.rows) % 2)
        self.rows.append(row)


_PAGES = {
    Step.WELCOME: WelcomePage,
    Step.WHO: WhoPage,
    Step.NEEDS: NeedsPage,
    Step.REVIEW: ReviewPage,
    Step.DONE: EndPage,
    Step.LEAVING: LeavingPage,
    Step.LEFT: EndPage,
    Step.STAFF: StaffPage,
}


def page_of(style: KioskStyle, state: KioskState) -> KioskPage:
    """Return a new page for a state, in the language that is spoken now."""
    return _PAGES[state.step](style, state)


def _centred(grid: QGridLayout, width: int) -> QHBoxLayout:
    row = QHBoxLayout()
    holder = QWidget()
    holder.setMaximumWidth(width)
    holder.setLayout(grid)
    grid.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    return row
