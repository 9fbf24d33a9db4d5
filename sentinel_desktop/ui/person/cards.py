"""The cards of a member's page under its head: details, qualifications, and what was."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.person.model import HeldLine, HeldModel, PastLine, PastModel
from sentinel_desktop.ui.person.rows import KeptRows, PersonRows
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.card import Card
from sentinel_desktop.ui.widgets.facts import Fact, FactsGrid
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine
from sentinel_desktop.ui.widgets.plain_label import text_label


class DetailsCard(Card):
    """What is known of a member, line by line; scrolled where there is much."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(look.type, "")
        self.title.setText(self.tr("Details"))
        self.setAccessibleName(self.title.text())
        self.facts = FactsGrid(look.type)
        inside = QWidget()
        inside.setObjectName("inside")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, look.type.px(6), 0)
        row.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignTop)
        self.scrolled = QScrollArea()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled.setWidgetResizable(True)
        self.scrolled.setWidget(inside)
        self.scrolled.setAccessibleName(self.title.text())
        self.scrolled.setMinimumHeight(look.type.px(120))
        self.scrolled.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.column.addWidget(self.scrolled, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show exactly these."""
        self.facts.show_facts(facts)


class QualificationsCard(Card):
    """What a member may do on duty; expired ones marked.

    ``change_requested`` and ``withdraw_requested`` tell the HeldLine that is chosen.
    """

    grant_requested = Signal()
    change_requested = Signal(object)
    withdraw_requested = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__(look.type, "")
        self._look = look
        self._may_edit = self._busy = False
        self.title.setText(self.tr("Qualifications"))
        self.setAccessibleName(self.title.text())
        self.model = HeldModel(look, self)
        self.view = PersonRows(look, self.title.text(), self.model, (0,))
        self._rows = KeptRows(self.view, self.model, lambda line: line.record.id)
        self.nothing = text_label(self.tr("None yet."))
        self.nothing.setProperty("role", "quiet")
        self.grant = KeyButton(self.tr("Grant…"), keys.GRANT, look.type)
        self.change = KeyButton(self.tr("Change…"), "Return", look.type, shortcut=False)
        self.withdraw = KeyButton(self.tr("Withdraw"), "Del", look.type, shortcut=False)
        self.grant.clicked.connect(self.grant_requested)
        self.change.clicked.connect(self._on_change)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.view.opened.connect(self._on_change)
        self.view.removal_requested.connect(self._on_withdraw)
        self.view.selectionModel().currentRowChanged.connect(self._show_buttons)
        row = QHBoxLayout()
        row.setSpacing(look.type.px(8))
        for button in (self.grant, self.change, self.withdraw):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.view, 100)
        self.column.addStretch(1)
        self.column.addLayout(row)

    def show_lines(self, lines: Sequence[HeldLine], *, may_edit: bool) -> None:
        """Show exactly these; the one that was chosen stays so."""
        self._may_edit = may_edit
        self._rows.show(lines)
        self.nothing.setVisible(not lines)
        self.view.setVisible(bool(lines))
        self._show_buttons()

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while something is being done."""
        self._busy = busy
        self.grant.setEnabled(not busy)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.grant.setVisible(self._may_edit)
        for button in (self.change, self.withdraw):
            button.setVisible(self._may_edit and bool(self.model.rows))
            button.setEnabled(not self._busy and self._rows.chosen is not None)

    def _on_change(self) -> None:
        if self._may_edit and (line := self._rows.chosen) is not None:
            self.change_requested.emit(line)

    def _on_withdraw(self) -> None:
        if self._may_edit and (line := self._rows.chosen) is not None:
            self.withdraw_requested.emit(line)


class PastCard(Card):
    """Passages, or what was changed of the member for who may read that; the next page comes as one scrolls.

    ``changes_wanted`` tells which of the two a person looks at, ``more_wanted`` that the next page is wanted.
    """

    changes_wanted = Signal(bool)
    more_wanted = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__(look.type, "")
        self.title.setText(self.tr("History"))
        self.setAccessibleName(self.title.text())
        self.model = PastModel(self)
        self.view = PersonRows(look, self.title.text(), self.model, (3,))
        self._rows = KeptRows(self.view, self.model, lambda line: line.key)
        self.view.end_neared.connect(self.more_wanted)
        self.view.row_chosen.connect(self._show_in_full)
        self.passages, self.changes = QPushButton(self.tr("Passages")), QPushButton()
        self.changes.setText(self.tr("Changes ({key})").format(key=keys.SHOW_CHANGES))
        self._which = QButtonGroup(self)
        for button in (self.passages, self.changes):
            button.setCheckable(True)
            button.setProperty("role", "chip")
            button.setAccessibleName(button.text())
            self._which.addButton(button)
        self.passages.setChecked(True)
        # A button's own shortcut presses it for a tenth of a second before anything happens.
        QShortcut(QKeySequence(keys.SHOW_CHANGES), self.changes).activated.connect(self._show_other)
        self.changes.toggled.connect(self.changes_wanted)
        self.note = MessageLine("quiet")
        head = QHBoxLayout()
        head.setSpacing(look.type.px(8))
        self.column.removeWidget(self.title)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.passages)
        head.addWidget(self.changes)
        self.column.addLayout(head)
        self.column.addWidget(self.note)
        self.column.addWidget(self.view, 100)
        self.column.addStretch(1)
        self.show_changes_offered(offered=False)

    @property
    def shows_changes(self) -> bool:
        """Whether the changes are looked at, and not the passages."""
        return self.changes.isChecked()

    @property
    def _told_last(self) -> int:
        """The column that takes the room which is left, and is cut where that is not enough."""
        return 2 if self.shows_changes else 3

    def _show_in_full(self, row: int) -> None:
        """Say all of the chosen row's last words where the column cuts them."""
        if not 0 <= row < len(self.model.rows):
            return
        line = self.model.rows[row]
        text = line.how if self.shows_changes else line.note
        self.show_note(text if self.view.cuts(row, self._told_last) else "")

    def _show_other(self) -> None:
        (self.passages if self.shows_changes else self.changes).click()

    def show_changes_offered(self, *, offered: bool) -> None:
        """Let a person look at the changes, or not."""
        for button in (self.passages, self.changes):
            button.setVisible(offered)
        if not offered:
            self.passages.setChecked(True)

    def show_lines(self, lines: Sequence[PastLine], nothing: str) -> None:
        """Show exactly these; where there are none, say ``nothing``."""
        self.model.show_heads(changes=self.shows_changes)
        self._rows.show(lines)
        self.view.stretch_column(self._told_last)
        self.view.setColumnHidden(3, self.shows_changes)
        self.view.setVisible(bool(lines))
        self.show_note("" if lines else nothing)
        self._show_in_full(self.view.currentIndex().row())

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say that there is nothing, that it could not be read, or what is cut in the row that is chosen."""
        self.note.say(sentence, is_bad=is_bad)
