"""What was changed of a visit, by whom and when: for who may read the audit."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.audit import AuditOperation
from sentinel_desktop.services.visits import VisitChange
from sentinel_desktop.ui.authors import author_text
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visits.wording import NOTHING, column_labels, moment_words
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.page_heading import PageHeading
from sentinel_desktop.ui.widgets.rows_view import RowsView

translate = QCoreApplication.translate
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words."""

    when: str
    who: str
    what: str


class ChangesDialog(FittingDialog):
    """When, who, what: the newest first. Nothing can be changed here."""

    def __init__(
        self,
        look: Appearance,
        name: str,
        changes: Sequence[VisitChange],
        now: datetime,
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = look.type.px
        title = self.tr("Changes of the visit of {name}").format(name=name)
        self.setWindowTitle(title)
        columns: list[Column[ChangeRow]] = [
            Column(self.tr("When"), lambda row: row.when),
            Column(self.tr("Who"), lambda row: row.who),
            Column(self.tr("What"), lambda row: row.what),
        ]
        self.model: TableModel[ChangeRow] = TableModel(columns, self)
        self.model.show([change_row(change, now, zone) for change in changes])
        self.view = RowsView(look, title, self.model, (2,))
        self.view.setWordWrap(True)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(8), px(6), px(8), px(6))
        inside.addWidget(self.view)
        self.close_button = KeyButton(self.tr("Close"), "Esc", look.type, primary=True, shortcut=False)
        self.close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(22), px(22), px(22))
        column.setSpacing(px(12))
        about = self.tr("Every change is kept with who made it.")
        column.addWidget(PageHeading(look.type, title, about))
        column.addWidget(card, 1)
        column.addLayout(buttons)
        self.resize(px(860), px(460))
        self.view.setFocus()


def change_row(change: VisitChange, now: datetime, zone: ZoneInfo) -> ChangeRow:
    """Return a change in words: field by field, as it was and became."""
    entry = change.entry
    when, who = moment_words(entry.occurred_at, now, zone), author_text(entry)
    if entry.operation is AuditOperation.INSERT:
        return ChangeRow(when, who, translate("Visits", "Entered"))
    labels = column_labels()
    parts = []
    for each in entry.changes:
        if each.field in labels:
            before, after = (_word(each.field, value, change.names, now, zone) for value in (each.before, each.after))
            parts.append(named_value(labels[each.field], f"{before} → {after}"))
    return ChangeRow(when, who, " · ".join(parts) or translate("Visits", "Nothing that is shown"))


def _word(field: str, value: Any, names: Mapping[UUID, str], now: datetime, zone: ZoneInfo) -> str:  # noqa: ANN401 - any JSON
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return translate("Visits", "yes") if value else translate("Visits", "no")
    text = str(value)
    with contextlib.suppress(ValueError):
        if field.endswith("_at"):
            text = moment_words(datetime.fromisoformat(text), now, zone)
        elif field.endswith("_id"):
            text = names.get(UUID(text), text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
