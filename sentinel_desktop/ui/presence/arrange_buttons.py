"""The buttons that choose how the board is grouped and sorted, and whose tag is left on it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from sentinel_desktop.domain.presence import BoardTag
from sentinel_desktop.ui.keys import GROUP_BOARD, SORT_BOARD, TAG_ON_BOARD
from sentinel_desktop.ui.presence.arrangement import Arrangement, Grouping, Sorting, grouping_name, sorting_name
from sentinel_desktop.ui.presence.key_chip import KeyChip
from sentinel_desktop.ui.typography import Typography
from sentinel_desktop.ui.value_names import chip_name


class ArrangeButtons(QWidget):
    """Three buttons that stay together, each with a menu of what can be chosen.

    ``grouping_chosen`` tells a Grouping, ``sorting_chosen`` a Sorting, ``tag_chosen`` a BoardTag or None for all.

    Args:
        offered: returns the tags that can be chosen now.
    """

    grouping_chosen = Signal(object)
    sorting_chosen = Signal(object)
    tag_chosen = Signal(object)

    def __init__(self, type_: Typography, offered: Callable[[], Sequence[BoardTag]], parent: QWidget) -> None:
        super().__init__(parent)
        self._arrangement = Arrangement()
        self._offered = offered
        self._tag: BoardTag | None = None
        self.group = KeyChip(type_, GROUP_BOARD, self)
        self.sort = KeyChip(type_, SORT_BOARD, self)
        self.tag = KeyChip(type_, TAG_ON_BOARD, self)
        self.menu = QMenu(self)
        self._together = QActionGroup(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(type_.px(5))
        for button in self.buttons:
            row.addWidget(button)
        self.group.clicked.connect(self._open_groupings)
        self.sort.clicked.connect(self._open_sortings)
        self.tag.clicked.connect(self._open_tags)
        self.show_chosen(self._arrangement, None)

    @property
    def buttons(self) -> tuple[KeyChip, ...]:
        """All three, as they stand."""
        return self.group, self.sort, self.tag

    @property
    def tag_name(self) -> str:
        """The name of the chosen tag, empty for all."""
        return chip_name(self._tag.chip) if self._tag is not None else ""

    def gather(self) -> None:
        """Take the buttons back in a line from wherever they stand."""
        layout = self.layout()
        for button in self.buttons:
            if layout is not None and button.parentWidget() is not self:
                layout.addWidget(button)
                button.show()

    def show_chosen(self, arrangement: Arrangement, tag: BoardTag | None) -> None:
        """Show what is chosen."""
        self._arrangement, self._tag = arrangement, tag
        grouping, sorting = grouping_name(arrangement.grouping), sorting_name(arrangement.sorting)
        self.group.show_text(
            self.tr("Group: {grouping}").format(grouping=grouping),
            self.tr("Grouped by: {grouping}. Choose another").format(grouping=grouping),
        )
        self.sort.show_text(
            self.tr("Sort: {sorting}").format(sorting=sorting),
            self.tr("Sorted by: {sorting}. Choose another").format(sorting=sorting),
        )
        name = self.tag_name or self.tr("all", "tags")
        self.tag.show_text(
            self.tr("Tag: {tag}").format(tag=name), self.tr("Tag on the board: {tag}. Choose another").format(tag=name)
        )

    def _open_groupings(self) -> None:
        choices = [(grouping_name(each), each) for each in Grouping]
        self._open(self.group, self.tr("Group by"), choices, self._arrangement.grouping, self.grouping_chosen.emit)

    def _open_sortings(self) -> None:
        choices = [(sorting_name(each), each) for each in Sorting]
        self._open(self.sort, self.tr("Sort by"), choices, self._arrangement.sorting, self.sorting_chosen.emit)

    def _open_tags(self) -> None:
        """Offer the tags, the chosen one too where nobody who is in has it any more."""
        tags = list(self._offered())
        if self._tag is not None and self._tag not in tags:
            tags.append(self._tag)
        choices: list[tuple[str, BoardTag | None]] = [(self.tr("All, with and without a tag"), None)]
        choices += [(chip_name(tag.chip), tag) for tag in tags]
        self._open(self.tag, self.tr("Tag"), choices, self._tag, self.tag_chosen.emit)

    def _open(
        self,
        button: KeyChip,
        name: str,
        choices: Iterable[tuple[str, object]],
        chosen: object,
        choose: Callable[[object], None],
    ) -> None:
        """Open a menu under a button, the keyboard on what is chosen."""
        self.menu.clear()
        self.menu.setAccessibleName(name)
        here: QAction | None = None
        for text, value in choices:
            action = self.menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            self._together.addAction(action)
            action.triggered.connect(partial(self._on_chosen, choose, value))
            here = action if value == chosen else here
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        if here is not None:
            self.menu.setActiveAction(here)

    @staticmethod
    def _on_chosen(choose: Callable[[object], None], value: object, _checked: bool = True) -> None:  # noqa: FBT001, FBT002 - as Qt tells it
        choose(value)
