"""Shows what a file would add to the expected visits, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sentinel_desktop.domain.visit_files import VisitPlan
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import name_on_screen
from sentinel_desktop.ui.visits.file_wording import plan_sentence, row_sentence
from sentinel_desktop.ui.visits.wording import moment_words
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.page_heading import PageHeading
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.rows_view import RowsView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a file, in words."""

    line: int
    what: str
    name: str
    details: str


class ImportDialog(FittingDialog):
    """A row for each of the file, faulty ones first; ``given`` tells that the visits are to be added."""

    given = Signal()

    def __init__(
        self,
        look: Appearance,
        file_name: str,
        plan: VisitPlan,
        now: datetime,
        zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        type_ = look.type
        title = self.tr("Expected visitors from {file}").format(file=file_name)
        self.setWindowTitle(title)
        self.heading = PageHeading(type_, title, plan_sentence(plan))
        columns: list[Column[PreviewRow]] = [
            Column(self.tr("Row"), lambda row: str(row.line)),
            Column(self.tr("What happens"), lambda row: row.what),
            Column(self.tr("Visitor"), lambda row: row.name),
            Column(self.tr("Details"), lambda row: row.details),
        ]
        self.model: TableModel[PreviewRow] = TableModel(columns, self)
        self.model.show(preview_rows(plan, now, zone))
        self.view = RowsView(look, self.tr("What becomes of the rows of the file"), self.model, (3,))
        self.note = text_label(_passed_over(plan))
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self.note.setVisible(bool(self.note.text()))
        self.apply = KeyButton(_action(plan), "Ctrl+Return", type_, primary=True)
        self.apply.setEnabled(bool(plan.added))
        self.cancel = KeyButton(self.tr("Cancel"), "Esc", type_, shortcut=False)
        self.apply.clicked.connect(self._on_apply)
        self.cancel.clicked.connect(self.reject)
        self._build(look)
        self.view.setFocus()

    def _build(self, look: Appearance) -> None:
        px = look.type.px
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(8), px(6), px(8), px(6))
        inside.addWidget(self.view)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        margin = px(22)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(12))
        column.addWidget(self.heading)
        column.addWidget(card, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.resize(px(900), px(540))

    def _on_apply(self) -> None:
        self.accept()
        self.given.emit()


def preview_rows(plan: VisitPlan, now: datetime, zone: ZoneInfo) -> Sequence[PreviewRow]:
    """Return the rows that do something or cannot, faulty ones first, each part by its line."""
    faulty = [PreviewRow(row.line, translate("Visits", "Left out"), row.name, row_sentence(row)) for row in plan.faulty]
    added = [
        PreviewRow(
            visit.line,
            translate("Visits", "Expected", "one visit"),
            visit.details.display_name,
            " · ".join(
                part
                for part in (
                    moment_words(visit.details.expected_at, now, zone),
                    name_on_screen(visit.type_name, visit.type_name_fr),
                    visit.details.organization,
                    visit.host,
                )
                if part
            ),
        )
        for visit in plan.added
    ]
    return [*faulty, *added]


def _action(plan: VisitPlan) -> str:
    return translate("Visits", "Add %n visitor(s)", "", len(plan.added))


def _passed_over(plan: VisitPlan) -> str:
    if not plan.unknown:
        return ""
    words = translate("Visits", "Columns that say nothing to the program are passed over: {heads}.")
    return words.format(heads=", ".join(plan.unknown))
