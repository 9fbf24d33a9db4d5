"""The second page of the sign-in: who somebody is, whom they come to see, and what their reason asks besides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.visit_drafts import (
    LONGEST,
    VisitDraft,
    VisitorKind,
    asked_of,
    cleaned,
    kinds_of,
    needed_by,
)
from sentinel_desktop.domain.visitor_desk import EventOffered
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visitor_desk.name_offers import NameOffers
from sentinel_desktop.ui.visitor_desk.wording import field_name, field_rule, kind_name, recruitment_steps, too_long
from sentinel_desktop.ui.widgets.drop_down import DropDown
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.type_ahead import Find, Suggestion, TypeAheadField

LINES: Final = ("rank", "last_name", "first_name", "phone", "organization", "unit", "work", "plate")
_LINES: Final = (
    ("phone", "organization", "unit"),
    ("work", "plate", "recruitment_step", "event_id"),
    ("host_member_id",),
)
"""What stands side by side beneath the names, as far as it is asked."""


class VisitorPage(QWidget):
    """The fields of a visitor.

    ``edited`` tells that something was typed or chosen; ``name_typed`` what of it may mean somebody who was here
    before; ``left`` the name of a field that the keyboard left.

    Args:
        look: of the window.
        background: where hosts are looked for.
        find_hosts: whom a text may mean.
    """

    edited = Signal()
    name_typed = Signal(str)
    left = Signal(str)

    def __init__(self, look: Appearance, background: Background, find_hosts: Find) -> None:
        super().__init__()
        self._look = look
        self._draft = VisitDraft()
        self.kinds = {kind: self._kind_button(kind, n) for n, kind in enumerate(VisitorKind, 1)}
        self.lines = {name: self._line(name) for name in LINES}
        self.offers = NameOffers(look)
        self.offers.watch(*(self.lines[name] for name in ("last_name", "first_name", "phone")))
        self.event_choice = DropDown(look)
        self.event_choice.setMinimumHeight(look.type.px(36))
        self.host = TypeAheadField(
            look,
            field_name("host_member_id", self._draft.purpose),
            background,
            find_hosts,
            nothing=self.tr("Nobody of the unit is called so."),
        )
        self.step = TypeAheadField(
            look, field_name("recruitment_step", self._draft.purpose), background, _steps_like, from_letters=0
        )
        self.fields: dict[str, FormField] = {
            name: FormField(look, field_name(name, self._draft.purpose), line) for name, line in self.lines.items()
        }
        self.fields |= {
            "event_id": FormField(look, field_name("event_id", self._draft.purpose), self.event_choice),
            "host_member_id": self.host,
            "recruitment_step": self.step,
        }
        self._places = {name: AtTop(field) for name, field in self.fields.items()}
        self._build()
        self._connect()

    # --- what stands in it --------------------------------------------------------------------------------------------

    @property
    def draft(self) -> VisitDraft:
        """What is typed, over the draft that was shown."""
        texts: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        event = self.event_choice.currentData()
        return replace(
            self._draft,
            **texts,
            recruitment_step=self.step.text,
            host_member_id=self.host_id,
            event_id=event if isinstance(event, UUID) else None,
        )

    @property
    def host_id(self) -> UUID | None:
        """The host that was taken from what was offered; None where there is only a text, or nothing."""
        choice = self.host.choice
        return choice.key if choice is not None and isinstance(choice.key, UUID) else None

    def show_draft(self, draft: VisitDraft) -> None:
        """Show a draft: the fields that its reason asks, and what is typed in all of them; the host stands as it is."""
        self._draft = draft
        for name, line in self.lines.items():
            if line.text() != getattr(draft, name):
                line.setText(getattr(draft, name))
        if self.step.text != draft.recruitment_step:
            self.step.set_choice(_step(draft.recruitment_step))
        self._choose_event(draft.event_id)
        offered = kinds_of(draft.purpose)
        for kind, button in self.kinds.items():
            button.setVisible(kind in offered and len(offered) > 1)
            button.setChecked(kind is draft.kind)
        asked, needed = asked_of(draft.purpose, draft.kind), needed_by(draft.purpose, draft.kind)
        for name, field in self.fields.items():
            self._places[name].setVisible(name in asked)
            field.label.setText(field_name(name, draft.purpose))
            field.show_problem("")
            field.show_hint(field_rule(name, needed=name in needed))
        self.fields["organization"].editor.setAccessibleName(field_name("organization", draft.purpose).replace("&", ""))

    def show_events(self, events: Sequence[EventOffered]) -> None:
        """Offer the events of today; what was chosen stays."""
        chosen = self.event_choice.currentData()
        self.event_choice.clear()
        if not events:
            self.event_choice.addItem(self.tr("No event takes place today"), None)
        elif len(events) > 1:
            self.event_choice.addItem(self.tr("Choose the event"), None)
        for event in events:
            self.event_choice.addItem(event.name, event.id)
        self._choose_event(chosen)

    def _choose_event(self, event_id: object) -> None:
        # Not by findData, which tells two equal ids apart.
        offered = [self.event_choice.itemData(row) for row in range(self.event_choice.count())]
        self.event_choice.setCurrentIndex(offered.index(event_id) if event_id in offered else 0)

    def show_host(self, host: Suggestion | None) -> None:
        """Have a host stand there as if somebody had taken them."""
        self.host.set_choice(host)
        self._show_host_state(host)

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, or that nothing is."""
        if name in self.fields:
            self.fields[name].show_problem(sentence)

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field."""
        self.fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how it is made -----------------------------------------------------------------------------------------------

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setMinimumHeight(self._look.type.px(36))
        line.textEdited.connect(lambda _: self._on_typed(name))
        line.editingFinished.connect(lambda: self.left.emit(name))
        return line

    def _kind_button(self, kind: VisitorKind, number: int) -> KeyButton:
        keys = f"Alt+{number}"
        button = KeyButton(kind_name(kind), keys, self._look.type, shortcut=False)
        button.setCheckable(True)
        button.setProperty("role", "choice")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_kind(kind))
        QShortcut(QKeySequence(keys), button).activated.connect(button.click)
        return button

    def _build(self) -> None:
        px = self._look.type.px
        kinds = QHBoxLayout()
        kinds.setSpacing(px(8))
        for button in self.kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        names = QHBoxLayout()
        names.setSpacing(px(12))
        for name, share in (("rank", 2), ("last_name", 5), ("first_name", 5)):
            names.addWidget(self._places[name], share)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(px(10))
        column_.addLayout(kinds)
        column_.addLayout(names)
        column_.addWidget(self.offers)
        for line in _LINES:
            beside = QHBoxLayout()
            beside.setSpacing(px(12))
            for name in line:
                beside.addWidget(self._places[name], 1)
            column_.addLayout(beside)
        column_.addStretch(1)

    def _connect(self) -> None:
        self.event_choice.activated.connect(lambda _: self.edited.emit())
        self.host.chosen.connect(self._on_host)
        self.host.text_edited.connect(lambda _: self.edited.emit())
        self.step.chosen.connect(lambda _: self.edited.emit())
        self.step.text_edited.connect(lambda _: self.edited.emit())

    def _on_kind(self, kind: VisitorKind) -> None:
        self.show_draft(replace(self.draft, kind=kind))
        self.edited.emit()

    def _on_typed(self, name: str) -> None:
        field = self.fields[name]
        if len(cleaned(self.lines[name].text())) > LONGEST[name]:
            field.show_problem(too_long(name))
        elif field.problem:
            field.show_problem("")
        if name in {"last_name", "first_name"}:
            self.name_typed.emit(f"{self.lines['last_name'].text()} {self.lines['first_name'].text()}")
        elif name == "phone":
            self.name_typed.emit(self.lines["phone"].text())
        self.edited.emit()

    def _on_host(self, host: Suggestion | None) -> None:
        self._show_host_state(host)
        self.edited.emit()

    def _show_host_state(self, host: Suggestion | None) -> None:
        needed = "host_member_id" in needed_by(self._draft.purpose, self._draft.kind)
        self.host.show_problem("")
        self.host.show_hint(field_rule("host_member_id", needed=needed) if host is None else host.detail)


class AtTop(QWidget):
    """A place for a field in which it stays at the top, however much is said beneath the one beside it."""

    def __init__(self, field: FormField) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        column.addStretch(1)


def _steps_like(text: str) -> Sequence[Suggestion]:
    wanted = text.strip().casefold()
    return [Suggestion(step, step, "") for step in recruitment_steps() if wanted in step.casefold()]


def _step(text: str) -> Suggestion | None:
    return Suggestion(text, text, "") if text else None
