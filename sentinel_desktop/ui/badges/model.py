"""Badges as rows of a table, and the story of one of them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QColor

from sentinel_desktop.domain.badge_stories import BadgeEvent
from sentinel_desktop.domain.badges import BadgeLine
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.serials import redacted
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.badges.story_wording import event_look
from sentinel_desktop.ui.badges.wording import (
    NOTHING,
    holder_words,
    kind_word,
    last_used_words,
    moment_in_words,
    since_words,
)
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.paged_model import PagedModel
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.value_names import chip_name

translate = QCoreApplication.translate

CHIP: Final = Qt.ItemDataRole.UserRole + 1
"""The status of a badge, to be drawn as a chip."""


class BadgeColumn(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    SERIAL = 1
    KIND = 2
    STATUS = 3
    HOLDER = 4
    SINCE = 5
    LAST_USED = 6


class BadgesModel(PagedModel[BadgeLine]):
    """Every badge that is wanted."""

    most_shown = None

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        now, zone = setup.now, setup.zone
        columns: list[Column[BadgeLine]] = [
            Column(translate("Badges", "Number"), lambda line: line.printed_number or NOTHING),
            Column(translate("Badges", "Serial"), lambda line: redacted(line.serial)),
            Column(translate("Badges", "Kind"), lambda line: kind_word(line.kind)),
            Column(translate("Badges", "Status"), lambda line: chip_name(line.status)),
            Column(translate("Badges", "Holder"), lambda line: holder_words(line, now())),
            Column(translate("Badges", "Since"), lambda line: since_words(line, now(), zone)),
            Column(translate("Badges", "Last used"), lambda line: last_used_words(line, now(), zone)),
        ]
        super().__init__(columns, parent)
        self._setup = setup

    def append(self, rows: Sequence[BadgeLine], *, more: bool) -> None:
        """Show the page that follows."""
        known = {line.id for line in self._rows}
        # Who moved on in the order while it was read is not shown twice.
        super().append([line for line in rows if line.id not in known], more=more)

    def row_of(self, badge: UUID | None) -> int | None:
        """Return the row of a badge; None where it is not shown."""
        return next((row for row, line in enumerate(self._rows) if line.id == badge), None)

    def replace(self, line: BadgeLine) -> bool:
        """Show a badge as it is now, in its row; false where it has none."""
        row = self.row_of(line.id)
        if row is None:
            return False
        self._rows = (*self._rows[:row], line, *self._rows[row + 1 :])
        self.dataChanged.emit(self.index(row, 0), self.index(row, BadgeColumn.LAST_USED))
        return True

    def tell_time(self) -> None:
        """Let everything be written anew that grows old while nobody changes it."""
        if self._rows:
            last = self.index(len(self._rows) - 1, BadgeColumn.LAST_USED)
            self.dataChanged.emit(self.index(0, BadgeColumn.HOLDER), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says; who should have given a badge back, or left with it, is marked."""
        line = self._rows[index.row()]
        column = index.column()
        if role == CHIP:
            return line.status if column == BadgeColumn.STATUS else None
        if role in {Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.DecorationRole}:
            return self._mark(line, column, role)
        return super().data(index, role)

    def _mark(self, line: BadgeLine, column: int, role: int) -> object:
        tokens = self._setup.look.tokens
        marked = line.is_overdue(self._setup.now()) or (line.holder is not None and line.holder.archived)
        if marked and column in {BadgeColumn.HOLDER, BadgeColumn.SINCE}:
            if role == Qt.ItemDataRole.ForegroundRole:
                return QColor(tokens.tones[Tone.OUT].text)
            if column == BadgeColumn.HOLDER:
                side = self._setup.look.type.px(15)
                return icon_pixmap("triangle-alert", tokens.tones[Tone.OUT].text, QSize(side, side), 1.0)
        is_quiet = column in {BadgeColumn.SERIAL, BadgeColumn.KIND, BadgeColumn.LAST_USED}
        is_quiet = is_quiet or (column == BadgeColumn.HOLDER and line.holder is None)
        return QColor(tokens.quiet) if is_quiet and role == Qt.ItemDataRole.ForegroundRole else None


class StoryModel(TableModel[BadgeEvent]):
    """When, what, and who did it or where."""

    def __init__(self, setup: DeskSetup, parent: QObject | None = None) -> None:
        columns: list[Column[BadgeEvent]] = [
            Column(translate("Badges", "When"), self._when),
            Column(translate("Badges", "What"), lambda event: event_look(event).what),
            Column(translate("Badges", "Who, where"), lambda event: event_look(event).where),
        ]
        super().__init__(columns, parent)
        self._setup = setup

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says; what happened has a symbol."""
        look = event_look(self._rows[index.row()])
        tokens, type_ = self._setup.look.tokens, self._setup.look.type
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            colour = tokens.quiet if look.tone is None else tokens.tones[look.tone].text
            return icon_pixmap(look.symbol, colour, QSize(type_.px(15), type_.px(15)), 1.0)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != 1:
            return QColor(tokens.quiet)
        return super().data(index, role)

    def _when(self, event: BadgeEvent) -> str:
        now, zone = self._setup.now(), self._setup.zone
        return moment_in_words(event.at, now, zone)
