"""The page of administrators: its tabs, those of them that whoever sits here may see. Widgets only."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.tabs import Tab
from sentinel_desktop.ui.widgets.empty_notice import EmptyNotice
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.least_stack import LeastPages
from sentinel_desktop.ui.widgets.page_heading import PageHeading


class AdministrationPage(QWidget):
    """Tabs with a key each; ``first_requested`` tells that a person wants to make the first account of all."""

    first_requested = Signal()

    def __init__(self, setup: DeskSetup, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        type_ = setup.look.type
        px = type_.px
        self.setObjectName("page")
        self._tabs = tuple(tabs)
        self.heading = PageHeading(
            type_,
            self.tr("Administration"),
            self.tr("Who may use the program, and how it is set. Every change is kept."),
        )
        self.buttons = {tab.name: self._button(setup, number, tab) for number, tab in enumerate(self._tabs, 1)}
        self._group = QButtonGroup(self)
        self.stack = LeastPages()
        self._bare = QWidget()
        self.stack.addWidget(self._bare)
        for tab in self._tabs:
            self._group.addButton(self.buttons[tab.name])
            self.stack.addWidget(tab.page)
        self.first = self._first_notice(setup)
        self.stack.addWidget(self.first)
        self._open: tuple[Tab, ...] = ()
        self.show_first_missing(missing=False, can_make=False, sentence="")
        self._build(px(20), px(16), px(10))
        self.show_rights(NO_RIGHTS)

    @property
    def tab(self) -> Tab | None:
        """The tab that is shown."""
        shown = self.stack.currentWidget()
        return next((tab for tab in self._tabs if tab.page is shown), None)

    def show_rights(self, rights: Rights) -> None:
        """Offer the tabs that these rights open; the one that was shown stays while it may be seen."""
        for tab in self._tabs:
            self.buttons[tab.name].setVisible(tab.is_open_to(rights))
        self._open = tuple(tab for tab in self._tabs if tab.is_open_to(rights))
        chosen = self._group.checkedButton()
        wanted = next((tab for tab in self._open if self.buttons[tab.name] is chosen), None)
        if wanted is None and self._open:
            wanted = self._open[0]
        if wanted is None:
            self.stack.setCurrentWidget(self.first if self._first_missing else self._bare)
        else:
            self.show_tab(wanted.name)

    def show_first_missing(self, *, missing: bool, can_make: bool, sentence: str) -> None:
        """Say that nobody can sign in yet, and how that is changed."""
        self._first_missing = missing
        self.notice.show_text("key-round", self.tr("Nobody can sign in yet"), sentence)
        self.make_first.setVisible(can_make)
        if not self._open:
            self.stack.setCurrentWidget(self.first if missing else self._bare)

    def show_tab(self, name: str) -> None:
        """Show a tab; nothing where it is not open to whoever sits here."""
        for tab in self._open:
            if tab.name == name:
                self.buttons[name].setChecked(True)
                self.stack.setCurrentWidget(tab.page)

    def focus_first(self) -> None:
        """Put the keyboard where a person begins in the tab."""
        if (tab := self.tab) is not None:
            tab.focus_first()
        elif self._first_missing:
            (self.make_first if self.make_first.isVisibleTo(self) else self.notice).setFocus()

    def go_back(self) -> bool:
        """Do in the tab what Esc does there first."""
        return self.tab is not None and self.tab.go_back()

    def _button(self, setup: DeskSetup, number: int, tab: Tab) -> KeyButton:
        button = KeyButton(tab.title, f"{keys.TAB}+{number}", setup.look.type)
        button.setProperty("role", "tab")
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_tab, tab.name))
        return button

    def _on_tab(self, name: str) -> None:
        self.show_tab(name)
        self.focus_first()

    def _first_notice(self, setup: DeskSetup) -> QWidget:
        self.notice = EmptyNotice(setup.look)
        self.make_first = KeyButton(
            self.tr("Make the first administrator"), keys.SIGN_IN, setup.look.type, primary=True, shortcut=False
        )
        self.make_first.clicked.connect(self.first_requested)
        room = QWidget()
        column = QVBoxLayout(room)
        column.addStretch(1)
        column.addWidget(self.notice)
        column.addWidget(self.make_first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return room

    def _build(self, side: int, top: int, gap: int) -> None:
        row = FlowLayout(buttons := QWidget(), gap // 2, between_lines=0)
        for button in self.buttons.values():
            row.addWidget(button)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(side, top, side, top)
        whole.setSpacing(gap)
        whole.addWidget(self.heading)
        tabs = QVBoxLayout()
        tabs.setSpacing(0)
        tabs.addWidget(buttons)
        tabs.addWidget(line)
        whole.addLayout(tabs)
        whole.addWidget(self.stack, 1)
