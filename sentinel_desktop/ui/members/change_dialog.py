"""Asks what is to be done to many members, and shows what would come of it; does nothing itself."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sentinel_desktop.domain.member_changes import (
    MOST_WORDS,
    Archive,
    ChangedMeanwhile,
    ChangePreview,
    GiveTag,
    Grant,
    MemberChange,
    Restore,
    SetField,
    TakeTag,
    Withdraw,
)
from sentinel_desktop.domain.member_filters import FilterChoice
from sentinel_desktop.services.members import MemberChoices
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.members.change_words import (
    NO_MESS,
    ChangeKind,
    action_text,
    conflict_sentence,
    kind_word,
    more_sentences,
    preview_sentence,
    values_of,
)
from sentinel_desktop.ui.members.value_list import ValueList
from sentinel_desktop.ui.members.words import members_text
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_LOOKED_AT_MS: Final = 120
"""How long a value is looked at before it is asked what it would do: arrows pass over many."""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What stood in the dialog when it was left; it stands there again the next time.

    Attributes:
        values: the value that was chosen, by kind of change.
        expires_on: None for good.
    """

    kind: ChangeKind = ChangeKind.DIVISION
    values: tuple[tuple[ChangeKind, UUID], ...] = ()
    granted_on: date | None = None
    expires_on: date | None = None
    reason: str = ""


class ChangeDialog(FormDialog):
    """What to do at the left, with which value at the right, what would come of it beneath.

    ``preview_wanted`` tells a ``MemberChange``; the presenter answers by ``show_preview``. ``asked`` tells that the
    preview that is shown is to be done, ``leave_out_asked`` the same without those who were changed meanwhile.
    ``left`` tells a ``ChangeDraft`` when the dialog is left.
    """

    preview_wanted = Signal(object)
    leave_out_asked = Signal()
    left = Signal(object)

    def __init__(
        self,
        look: Appearance,
        choices: MemberChoices,
        count: int,
        today: date,
        draft: ChangeDraft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            self.tr("Change {members}").format(members=members_text(count)),
            self.tr("All of them or none. Nothing is changed before you say so, and it can be undone."),
            self.tr("Change"),
            parent,
        )
        self._choices = choices
        self._draft = draft
        self._values = dict(draft.values)
        self.preview: ChangePreview | None = None
        self.conflict: ChangedMeanwhile | None = None
        self._looked_at = QTimer(self, singleShot=True, interval=_LOOKED_AT_MS)
        self._looked_at.timeout.connect(self._ask_preview)
        self._build_kinds(look)
        self._build_values(look, today)
        self._build_outcome(look)
        self.setMinimumWidth(look.type.px(680))
        self.kinds.currentRowChanged.connect(lambda _: self._on_kind_changed())
        self.kinds.setCurrentRow(list(ChangeKind).index(draft.kind))
        self._on_kind_changed()
        self.kinds.setFocus()

    # --- what is asked ------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> ChangeKind:
        """What is to be done."""
        return list(ChangeKind)[max(self.kinds.currentRow(), 0)]

    @property
    def value(self) -> FilterChoice | None:
        """The value that is chosen."""
        chosen = self.values.chosen()
        return next((choice for choice in values_of(self.kind, self._choices) if choice.id in chosen), None)

    def change(self) -> MemberChange | None:
        """Return what is asked for, None while something of it is missing."""
        kind, value = self.kind, self.value
        if kind is ChangeKind.ARCHIVE:
            return Archive(self.reason.text().strip())
        if kind is ChangeKind.RESTORE:
            return Restore()
        if value is None or (kind is ChangeKind.GRANT and not self._dates_in_order()):
            return None
        if kind.field is not None:
            return SetField(kind.field, None if value.id == NO_MESS else value.id)
        makes: dict[ChangeKind, MemberChange] = {
            ChangeKind.GIVE_TAG: GiveTag(value.id),
            ChangeKind.TAKE_TAG: TakeTag(value.id),
            ChangeKind.GRANT: Grant(value.id, _day_of(self.granted), self._expires_on()),
            ChangeKind.WITHDRAW: Withdraw(value.id),
        }
        return makes[kind]

    # --- what would come of it ----------------------------------------------------------------------------------------

    def show_preview(self, preview: ChangePreview) -> None:
        """Show what would come of it, unless something else is asked for by now."""
        if _but_for_words(preview.change) != _but_for_words(self.change()):
            return
        self.preview, self.conflict = preview, None
        self.outcome.setText(preview_sentence(preview, self.value))
        self.more.setText("\n".join(more_sentences(preview)))
        self.more.setVisible(bool(self.more.text()))
        self.leave_out.hide()
        self.show_message("")
        self.action.setText(action_text(preview.change, preview.count))
        self._show_ready()

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """Say who was changed meanwhile, and offer to go on without them."""
        self.conflict = conflict
        self.show_message(conflict_sentence(conflict))
        self.leave_out.show()
        self.leave_out.setFocus()
        self._show_ready()

    def show_busy(self, *, busy: bool) -> None:
        """Say that it is being done: ten thousand members take a few seconds."""
        super().show_busy(busy=busy)
        self.leave_out.setEnabled(not busy)
        if busy:
            self.action.setText(self.tr("Changing…"))
        elif self.preview is not None:
            self.action.setText(action_text(self.preview.change, self.preview.count))

    def show_left_to_do(self, preview: ChangePreview) -> None:
        """Go on from this preview: of the one that was shown those were left out who stood in the way."""
        self.preview = preview

    def is_ready(self) -> bool:
        """Return whether there is something to do, and it was shown what it is."""
        return self.preview is not None and bool(self.preview.count) and self.conflict is None

    def to_do(self) -> ChangePreview | None:
        """Return what is to be done: the preview, with the reason as it stands by now."""
        if self.preview is None or self.preview.change == self.change():
            return self.preview
        change = self.change()
        return None if change is None else dataclasses.replace(self.preview, change=change)

    def done(self, result: int) -> None:
        """Tell what was chosen and typed, also where the person thought better of it."""
        self._looked_at.stop()
        self.left.emit(
            ChangeDraft(
                self.kind, tuple(self._values.items()), _day_of(self.granted), self._expires_on(), self.reason.text()
            )
        )
        super().done(result)

    # --- how it is built ----------------------------------------------------------------------------------------------

    def _build_kinds(self, look: Appearance) -> None:
        px = look.type.px
        self.kinds = QListWidget()
        self.kinds.setObjectName("offers")
        self.kinds.setAccessibleName(self.tr("What to do"))
        self.kinds.setUniformItemSizes(True)
        for kind in ChangeKind:
            self.kinds.addItem(QListWidgetItem(kind_word(kind)))
        self.kinds.setFixedWidth(px(232))
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setMinimumHeight(px(29) * len(ChangeKind) + px(14))

    def _build_values(self, look: Appearance, today: date) -> None:
        px = look.type.px
        self.values = ValueList(look, self.tr("Value"), many=False)
        self.values.changed.connect(self._on_value_changed)
        self.granted, self.expires = (
            _date_edit(self._draft.granted_on or today),
            _date_edit(self._draft.expires_on or today.replace(year=today.year + 1, day=min(today.day, 28))),
        )
        self.for_good = CheckBox(look, self.tr("&For good"))
        self.for_good.setAccessibleName(self.tr("It never expires"))
        self.for_good.setChecked(self._draft.expires_on is None)
        self.dates = QWidget()
        dates = QHBoxLayout(self.dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(px(12))
        self.granted_field = FormField(look, self.tr("&Granted on"), self.granted)
        self.expires_field = FormField(look, self.tr("Last &day"), self.expires)
        dates.addWidget(self.granted_field)
        dates.addWidget(self.expires_field)
        dates.addWidget(self.for_good, 1)
        for edit in (self.granted, self.expires):
            edit.setMinimumHeight(px(34))
        for signal in (self.granted.dateChanged, self.expires.dateChanged, self.for_good.toggled):
            signal.connect(lambda _: self._on_value_changed())
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.values, 1)
        column.addWidget(self.dates)
        self.reason = QLineEdit(self._draft.reason)
        self.reason.setMaxLength(MOST_WORDS)
        self.reason.setMinimumHeight(px(36))
        self.reason.setPlaceholderText(self.tr("Posted to another unit"))
        worded = QWidget()
        words = QVBoxLayout(worded)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(
            FormField(look, self.tr("&Reason"), self.reason, self.tr("Kept with the check-out of whoever is in."))
        )
        words.addStretch(1)
        self.right = QStackedWidget()
        self._listed, self._worded, self._nothing = listed, worded, QWidget()
        for page in (listed, worded, self._nothing):
            self.right.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addWidget(self.kinds)
        row.addWidget(self.right, 1)
        self.fields.addLayout(row, 1)

    def _build_outcome(self, look: Appearance) -> None:
        self.outcome = text_label()
        self.outcome.setFont(look.type.font(1.05, look.type.font().Weight.DemiBold))
        self.more = self.quiet_line("")
        for label in (self.outcome, self.more):
            label.setWordWrap(True)
        self.outcome.setMinimumHeight(look.type.px(22))
        self.fields.addWidget(self.outcome)
        self.fields.addWidget(self.more)
        self.leave_out = KeyButton(self.tr("Leave them out and go on"), keys.LEAVE_OUT, look.type)
        self.leave_out.setAutoDefault(True)
        self.leave_out.clicked.connect(self.leave_out_asked)
        self.leave_out.hide()
        self.buttons.insertWidget(1, self.leave_out)

    # --- what a person does -------------------------------------------------------------------------------------------

    def _on_kind_changed(self) -> None:
        kind = self.kind
        page = {ChangeKind.ARCHIVE: self._worded, ChangeKind.RESTORE: self._nothing}.get(kind, self._listed)
        self.right.setCurrentWidget(page)
        self.dates.setVisible(kind is ChangeKind.GRANT)
        if page is self._listed:
            kept = self._values.get(kind)
            self.values.search.clear()
            self.values.show_values(values_of(kind, self._choices), frozenset() if kept is None else frozenset({kept}))
        self._on_asked_otherwise()

    def _on_value_changed(self) -> None:
        if (value := self.value) is not None:
            self._values[self.kind] = value.id
        self.expires.setEnabled(not self.for_good.isChecked())
        in_order = self._dates_in_order()
        self.expires_field.show_problem("" if in_order else self.tr("Before it is granted."))
        self._on_asked_otherwise()

    def _on_asked_otherwise(self) -> None:
        self.preview, self.conflict = None, None
        self.outcome.setText("" if self.change() is not None else self.tr("Choose a value."))
        self.more.hide()
        self.leave_out.hide()
        self.show_message("")
        self.action.setText(self.tr("Change"))
        self._show_ready()
        self._looked_at.start()

    def _ask_preview(self) -> None:
        if (change := self.change()) is not None:
            self.outcome.setText(self.tr("Looking what would change…"))
            self.preview_wanted.emit(change)

    def _dates_in_order(self) -> bool:
        return self.for_good.isChecked() or _day_of(self.granted) <= _day_of(self.expires)

    def _expires_on(self) -> date | None:
        return None if self.for_good.isChecked() else _day_of(self.expires)


def _but_for_words(change: MemberChange | None) -> MemberChange | None:
    """Return what a preview depends on: a reason changes nothing of it."""
    return Archive() if isinstance(change, Archive) else change


def _date_edit(day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setCalendarPopup(True)
    return edit


def _day_of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
