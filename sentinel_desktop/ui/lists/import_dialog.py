"""Shows what a file would change in a list, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from sentinel_desktop.domain.list_edits import ListContents
from sentinel_desktop.domain.list_files import AddedRow, ChangedRow, ImportPlan
from sentinel_desktop.domain.list_kinds import ValueField
from sentinel_desktop.ui.lists.list_dialog import ListDialog
from sentinel_desktop.ui.lists.outcome_wording import row_sentence
from sentinel_desktop.ui.lists.wording import counted_text, field_text, named, value_text
from sentinel_desktop.ui.sentences import named_value
from sentinel_desktop.ui.table_model import Column, TableModel
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_NOTHING: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of a file, in words."""

    line: int
    what: str
    name: str
    details: str


class ImportDialog(ListDialog):
    """A row for each of the file that does something or cannot; ``given`` tells that the plan is to be applied."""

    given = Signal()

    def __init__(
        self, look: Appearance, file_name: str, plan: ImportPlan, contents: ListContents, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Import {file}").format(file=file_name)
        super().__init__(look, title, _counts(plan), parent)
        columns: list[Column[PreviewRow]] = [
            Column(self.tr("Row"), lambda row: str(row.line)),
            Column(self.tr("What happens"), lambda row: row.what),
            Column(self.tr("Value"), lambda row: row.name),
            Column(self.tr("Details"), lambda row: row.details),
        ]
        self.model: TableModel[PreviewRow] = TableModel(columns, self)
        self.model.show(preview_rows(plan, contents))
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("What becomes of the rows of the file"))
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(look.type.px(31))
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.note = text_label(_passed_over(plan))
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self.note.setVisible(bool(self.note.text()))
        self.apply = KeyButton(_button_text(plan), "Ctrl+Return", look.type, primary=True)
        self.apply.setEnabled(plan.changes_something)
        self.apply.clicked.connect(self._on_apply)
        self.add_table(self.view)
        self.body.addWidget(self.note)
        self.buttons.addWidget(self.apply)
        self.resize(look.type.px(860), look.type.px(540))
        self.view.setFocus()

    def _on_apply(self) -> None:
        self.accept()
        self.given.emit()


def preview_rows(plan: ImportPlan, contents: ListContents) -> Sequence[PreviewRow]:
    """Return the rows of a file that do something or cannot, faulty ones first, each part by its line."""
    translate = QCoreApplication.translate
    faulty = [
        PreviewRow(row.line, translate("Lists", "Left out"), row.name, row_sentence(plan.kind, row))
        for row in plan.faulty
    ]
    changed = [
        PreviewRow(
            row.line, translate("Lists", "Changed"), named(plan.kind, row.record.details), _difference(row, contents)
        )
        for row in plan.changed
    ]
    added = [
        PreviewRow(row.line, translate("Lists", "Added"), named(plan.kind, row.details), _summary(row, plan))
        for row in plan.added
    ]
    return [*faulty, *changed, *added]


def _difference(row: ChangedRow, contents: ListContents) -> str:
    """Return what changes, field by field, as it is and as it would be."""
    parts = []
    for name in row.fields:
        before, after = getattr(row.record.details, name), getattr(row.details, name)
        if name == "is_active":
            offered = QCoreApplication.translate("Lists", "Offered")
            parts.append(named_value(offered, f"{_flag(value=before)} → {_flag(value=after)}"))
            continue
        field = ValueField(name)
        both = (value_text(contents, field, before) or _NOTHING, value_text(contents, field, after) or _NOTHING)
        parts.append(named_value(field_text(field, contents.kind), f"{both[0]} → {both[1]}"))
    return " · ".join(parts)


def _summary(row: AddedRow, plan: ImportPlan) -> str:
    code = row.details.code
    parts = [row.details.name_fr, "" if plan.kind.code_is_seen else code, getattr(row.details, "colour", "")]
    return " · ".join(part for part in parts if part)


def _flag(*, value: bool) -> str:
    return QCoreApplication.translate("Lists", "yes") if value else QCoreApplication.translate("Lists", "no")


def _counts(plan: ImportPlan) -> str:
    translate = QCoreApplication.translate
    counts = [
        (len(plan.added), translate("Lists", "{n} to add")),
        (len(plan.changed), translate("Lists", "{n} to change")),
        (plan.unchanged, translate("Lists", "{n} as it is already")),
        (len(plan.faulty), translate("Lists", "{n} left out")),
    ]
    said = ", ".join(text.format(n=number) for number, text in counts if number)
    return translate("Lists", "{counts}. Nothing is written before you apply it.").format(counts=said)


def _button_text(plan: ImportPlan) -> str:
    translate = QCoreApplication.translate
    taken = counted_text(len(plan.added) + len(plan.changed), "row")
    if plan.faulty:
        sentence = translate("Lists", "Apply {taken}, leave out {n}")
        return sentence.format(taken=taken, n=len(plan.faulty))
    return translate("Lists", "Apply {taken}").format(taken=taken)


def _passed_over(plan: ImportPlan) -> str:
    if not plan.unknown:
        return ""
    sentence = QCoreApplication.translate("Lists", "Columns that this list has not are passed over: {heads}.")
    return sentence.format(heads=", ".join(plan.unknown))
