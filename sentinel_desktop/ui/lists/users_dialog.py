"""Shows who has a value, a page at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sentinel_desktop.domain.lists import Use
from sentinel_desktop.ui.lists.list_dialog import ListDialog
from sentinel_desktop.ui.lists.wording import user_text
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.message_line import MessageLine


class UsersDialog(ListDialog):
    """The records that have a value, in pages; ``more_requested`` asks for the next one."""

    more_requested = Signal()

    def __init__(self, look: Appearance, name: str, uses: str, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Who has {name}").format(name=name), uses, parent)
        columns: list[Column[Use]] = [
            Column(self.tr("Name"), lambda use: use.label),
            Column(self.tr("What it is"), lambda use: user_text(use.table)),
        ]
        self.model: TableModel[Use] = TableModel(columns, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Records that have {name}").format(name=name))
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(look.type.px(31))
        self.view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setHighlightSections(False)
        self.note = MessageLine("quiet", keeps_room=True)
        self.more = KeyButton(self.tr("Show more"), "Ctrl+M", look.type)
        self.more.clicked.connect(self.more_requested)
        self.add_table(self.view)
        self.body.addWidget(self.note)
        self.buttons.insertWidget(0, self.more)
        self.cancel.setText(self.tr("Close"))
        self.cancel.setAccessibleName(self.tr("Close"))
        self.resize(look.type.px(560), look.type.px(520))
        self.more.hide()
        self.view.setFocus()

    def add_page(self, uses: Sequence[Use], *, has_more: bool) -> None:
        """Show one page more under those that are shown."""
        self.model.show((*self.model.rows, *uses))
        self.more.setVisible(has_more)
        shown = number_text(len(self.model.rows))
        self.show_note(self.tr("The first {n} are shown.").format(n=shown) if has_more else "")

    def show_note(self, sentence: str, *, is_bad: bool = False) -> None:
        """Say something under the rows: how many are shown, or why no more could be read."""
        self.note.say(sentence, is_bad=is_bad)
