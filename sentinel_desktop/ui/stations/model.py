"""The stations as rows of a table; what is worth a look stands out."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import StationLine
from sentinel_desktop.ui.stations.wording import is_silent, kind_text, mode_text, reader_text, seen_text
from sentinel_desktop.ui.table_model import Column, Index, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text

translate = QCoreApplication.translate
_NOTHING = "–"  # noqa: RUF001 - a dash stands for what was never said
DIRECTION, SEEN, READER, WAITING = 2, 3, 4, 5


class StationsModel(TableModel[StationLine]):
    """Name, kind, direction, last seen, reader, waiting scans."""

    def __init__(self, look: Appearance, parent: QObject | None = None) -> None:
        columns: list[Column[StationLine]] = [
            Column(translate("Stations", "Station"), lambda line: line.record.details.name),
            Column(translate("Stations", "Kind"), lambda line: kind_text(line.record.details.kind)),
            Column(translate("Stations", "Direction"), lambda line: mode_text(line.record.details.direction_mode)),
            Column(translate("Stations", "Last seen"), _seen),
            Column(translate("Stations", "Reader"), _reader),
            Column(translate("Stations", "Waiting"), _waiting),
        ]
        super().__init__(columns, parent)
        self._look = look

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column says, in the colour of a refusal where it is worth a look."""
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = self._look.tokens
            if _is_bad(self.rows[index.row()], index.column()):
                return QColor(tokens.tones[Tone.REFUSED].text)
            return None
        return super().data(index, role)


def _seen(line: StationLine) -> str:
    if line.last_seen_at is None:
        return f"○ {seen_text(line)}"
    return f"▲ {seen_text(line)}" if is_silent(line) else f"● {seen_text(line)}"


def _reader(line: StationLine) -> str:
    return _NOTHING if line.health is None else reader_text(line.health.reader_state)


def _waiting(line: StationLine) -> str:
    return _NOTHING if line.health is None else number_text(line.health.waiting)


def _is_bad(line: StationLine, column: int) -> bool:
    if line.health is None:
        return False
    return {
        SEEN: is_silent(line),
        READER: line.health.reader_state is not ReaderState.READY,
        WAITING: line.health.waiting > 0,
    }.get(column, False)
