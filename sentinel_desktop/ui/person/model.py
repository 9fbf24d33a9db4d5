"""A member's passages, changes and qualifications as rows of tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont

from sentinel_desktop.domain.audit import AuditEntry
from sentinel_desktop.domain.checkins import CheckInLine, Standing
from sentinel_desktop.domain.member_views import EXPIRES_SOON_DAYS, Choices, MemberChoices
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.qualifications import QualificationDetails
from sentinel_desktop.domain.records import Record
from sentinel_desktop.ui.person.wording import (
    change_what,
    change_who,
    choice_text,
    date_text,
    expiry_text,
    passage_direction,
    passage_how,
    passage_note,
    passage_when,
    validity_text,
)
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import moment_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PastLine:
    """One passage or one change, in words.

    Attributes:
        key: tells it from the others, also after they were read again.
        counts: false for a passage that was replaced or did not happen.
    """

    key: UUID
    when: str
    what: str
    how: str
    note: str
    counts: bool = True


def passage_line(line: CheckInLine, now: datetime, zone: ZoneInfo) -> PastLine:
    """Return how a passage is shown."""
    return PastLine(
        key=line.check_in.id,
        when=passage_when(line, zone, now),
        what=passage_direction(line),
        how=passage_how(line),
        note=passage_note(line),
        counts=line.standing is Standing.COUNTS,
    )


def change_line(
    entry: AuditEntry, labels: Mapping[str, str], choices: MemberChoices, now: datetime, zone: ZoneInfo
) -> PastLine:
    """Return how a change is shown: who made it, and of what."""
    return PastLine(
        key=entry.id,
        when=moment_text(entry.occurred_at, now, zone),
        what=change_who(entry),
        how=change_what(entry, labels, choices, now, zone),
        note="",
    )


class PastModel(TableModel[PastLine]):
    """What was, newest first; what counts no longer is struck through, and says so in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[PastLine]] = [
            Column(translate("PastModel", "When"), lambda line: line.when),
            Column(translate("PastModel", "What"), lambda line: line.what),
            Column(translate("PastModel", "How"), lambda line: line.how),
            Column(translate("PastModel", "Note"), lambda line: line.note),
        ]
        super().__init__(columns, parent)
        self._shows_changes = False

    def show_heads(self, *, changes: bool) -> None:
        """Call the columns what they hold: of passages, or of changes."""
        self._shows_changes = changes
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        named = self._shows_changes and orientation is Qt.Orientation.Horizontal
        if named and role == Qt.ItemDataRole.DisplayRole and section in {1, 2}:
            return translate("PastModel", "Who") if section == 1 else translate("PastModel", "What")
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line through what counts no longer."""
        if role == Qt.ItemDataRole.FontRole and index.column() < self.columnCount() - 1:
            font = QFont()
            font.setStrikeOut(not self.rows[index.row()].counts)
            return font
        return super().data(index, role)


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One qualification, in words.

    Attributes:
        left: days until it expires, negative where it has; None where it never does.
    """

    record: Record[QualificationDetails]
    kind: str
    granted: str
    expires: str
    worth: str
    left: int | None

    @property
    def tone(self) -> Tone | None:
        """The family of colours it is written in: red where it expired, amber where it will soon; None otherwise."""
        if self.left is None or self.left > EXPIRES_SOON_DAYS:
            return None
        return Tone.REFUSED if self.left < 0 else Tone.OUT


def held_lines(held: Sequence[Record[QualificationDetails]], kinds: Choices, today: date) -> list[HeldLine]:
    """Return how qualifications are shown: at the top what expired, then what will soon, by day."""
    lines = [held_line(record, kinds, today) for record in held]
    minded = [line for line in lines if line.tone is not None]
    minded.sort(key=lambda line: 0 if line.left is None else line.left)
    return [*minded, *(line for line in lines if line.tone is None)]


def held_line(record: Record[QualificationDetails], kinds: Choices, today: date) -> HeldLine:
    """Return how a qualification is shown."""
    held = record.details
    return HeldLine(
        record=record,
        kind=choice_text(kinds, held.qualification_type_id),
        granted=date_text(held.granted_on),
        expires=expiry_text(held),
        worth=validity_text(held, today),
        left=None if held.expires_on is None else (held.expires_on - today).days,
    )


class HeldModel(TableModel[HeldLine]):
    """Kind, from when, until when, and what it is worth today."""

    def __init__(self, look: Appearance, parent: QObject | None = None) -> None:
        columns: list[Column[HeldLine]] = [
            Column(translate("HeldModel", "Kind"), lambda line: line.kind),
            Column(translate("HeldModel", "Granted"), lambda line: line.granted),
            Column(translate("HeldModel", "Expires"), lambda line: line.expires),
            Column(translate("HeldModel", "Today"), lambda line: line.worth),
        ]
        super().__init__(columns, parent)
        self._look = look

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return in its colour what expired or will soon."""
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == self.columnCount() - 1:
            tone = self.rows[index.row()].tone
            return None if tone is None else QColor(self._look.tokens.tones[tone].text)
        return super().data(index, role)
