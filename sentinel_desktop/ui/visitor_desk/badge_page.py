"""The third page of the sign-in: the badge that is handed out, how long the visitor stays, and what to note."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sentinel_desktop.domain.visit_drafts import LONGEST, VisitDraft, cleaned
from sentinel_desktop.domain.visitor_desk import VisitorBadge
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.visitor_desk.visitor_page import AtTop
from sentinel_desktop.ui.visitor_desk.wording import field_name, too_long, translate
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.form_field import FormField
from sentinel_desktop.ui.widgets.plain_label import text_label
from sentinel_desktop.ui.widgets.type_ahead import Suggestion, TypeAheadField


class BadgePage(QWidget):
    """A badge is tapped, chosen by its number, or none; the rest has sensible first values.

    ``edited`` tells that something was typed or chosen; ``left`` the name of a field that the keyboard left.
    """

    edited = Signal()
    left = Signal(str)

    def __init__(self, look: Appearance, background: Background) -> None:
        super().__init__()
        self._look = look
        self._draft = VisitDraft()
        self._free: Sequence[VisitorBadge] = ()
        self._can_tap = True
        self.symbol = text_label()
        self.tap = text_label()
        self.tap.setWordWrap(True)
        self.tap.setFont(look.type.font(1.05, QFont.Weight.DemiBold))
        self.tap_more = text_label()
        self.tap_more.setWordWrap(True)
        self.tap_more.setProperty("role", "quiet")
        self.badge = TypeAheadField(
            look,
            field_name("badge", VisitPurpose.OTHER),
            background,
            self._free_like,
            from_letters=0,
            hint=self.tr("Press Down for those that are free"),
        )
        self.until = QLineEdit()
        self.until.setMinimumHeight(look.type.px(36))
        self.until_field = FormField(look, field_name("until", VisitPurpose.OTHER), self.until)
        self.escort = CheckBox(look, self.tr("&Escort required"))
        self.escort.setAccessibleName(self.tr("Escort required"))
        self.notes = _Notes(look)
        self.notes_field = FormField(look, field_name("notes", VisitPurpose.OTHER), self.notes)
        self._build()
        self._connect()
        look.changed.connect(self._paint_symbol)
        self.show_badge(None)

    @property
    def chosen(self) -> VisitorBadge | None:
        """The badge that is handed out; None where there is none, or only a text."""
        choice = self.badge.choice
        return choice.key if choice is not None and isinstance(choice.key, VisitorBadge) else None

    @property
    def draft(self) -> VisitDraft:
        """What is typed, over the draft that was shown."""
        badge = self.chosen
        return replace(
            self._draft,
            badge_id=None if badge is None else badge.id,
            until=self.until.text(),
            escort_required=self.escort.isChecked(),
            notes=self.notes.toPlainText(),
        )

    def show_draft(self, draft: VisitDraft, end_of_day: str) -> None:
        """Show a draft; the badge stands as it is. ``end_of_day`` is when a visit ends of which nothing is said."""
        self._draft = draft
        if self.until.text() != draft.until:
            self.until.setText(draft.until)
        if self.notes.toPlainText() != draft.notes:
            self.notes.setPlainText(draft.notes)
        self.escort.setChecked(draft.escort_required)
        self.until_field.show_problem("")
        self.until_field.show_hint(self.tr("Empty: {time}, when the day ends. Or as 18:30").format(time=end_of_day))
        self.notes_field.show_problem("")

    def show_free(self, free: Sequence[VisitorBadge]) -> None:
        """Offer the badges that are free now; what is said of another one stays."""
        self._free = free
        if self.chosen is None:
            self._ask_for_one()
            self._paint_symbol()

    def show_reader(self, *, is_ready: bool) -> None:
        """Ask for a tap only while the reader can read one; what is chosen stays."""
        self._can_tap = is_ready
        self.show_free(self._free)

    def show_badge(self, badge: VisitorBadge | None) -> None:
        """Show the badge that is handed out, or that none is yet."""
        if badge is not None:
            self.badge.set_choice(Suggestion(badge, badge.number, ""))
            self.tap.setText(self.tr("Badge {number}").format(number=badge.number))
            self.tap_more.setText(self.tr("Hand it to the visitor. Tap another one to change it."))
        else:
            self._ask_for_one()
        self.badge.show_problem("")
        self._paint_symbol()

    def focus_first(self) -> None:
        """Put the keyboard where a badge is typed."""
        self.badge.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, or that nothing is."""
        fields = {"badge": self.badge, "until": self.until_field, "notes": self.notes_field}
        if name in fields:
            fields[name].show_problem(sentence)

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field."""
        {"until": self.until, "notes": self.notes}.get(name, self.badge.edit).setFocus()

    def _ask_for_one(self) -> None:
        count = translate("VisitorDesk", "%n badge(s) free", "", len(self._free))
        if self._can_tap:
            self.tap.setText(self.tr("Tap a visitor's badge on the reader"))
            more = self.tr("Or type its number below, or go on without one. {count}.")
        else:
            self.tap.setText(translate("TapPanel", "The reader is not ready"))
            more = self.tr("Type the badge's number below, or go on without one. {count}.")
        self.tap_more.setText(more.format(count=count))

    def _free_like(self, text: str) -> Sequence[Suggestion]:
        wanted = text.strip().casefold()
        return [Suggestion(badge, badge.number, "") for badge in self._free if wanted in badge.number.casefold()]

    def _build(self) -> None:
        px = self._look.type.px
        panel = QFrame()
        panel.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.tap)
        words.addWidget(self.tap_more)
        row = QHBoxLayout(panel)
        row.setContentsMargins(px(16), px(14), px(16), px(14))
        row.setSpacing(px(14))
        row.addWidget(self.symbol)
        row.addLayout(words, 1)
        both = QHBoxLayout()
        both.setSpacing(px(12))
        both.addWidget(AtTop(self.badge), 1)
        both.addWidget(AtTop(self.until_field), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(panel)
        column.addLayout(both)
        column.addWidget(self.escort)
        column.addWidget(self.notes_field)
        column.addStretch(1)

    def _connect(self) -> None:
        self.badge.chosen.connect(self._on_badge)
        self.badge.text_edited.connect(lambda _: self.edited.emit())
        self.until.textEdited.connect(lambda _: self._on_until())
        self.until.editingFinished.connect(lambda: self.left.emit("until"))
        self.escort.clicked.connect(lambda _=False: self.edited.emit())
        self.notes.textChanged.connect(self._on_notes)

    def _on_badge(self, taken: Suggestion | None) -> None:
        if taken is not None and isinstance(taken.key, VisitorBadge):
            self.show_badge(taken.key)
        else:
            text = self.badge.text
            self.show_badge(None)
            self.badge.edit.setText(text)
        self.edited.emit()

    def _on_until(self) -> None:
        self.until_field.show_problem("")
        self.edited.emit()

    def _on_notes(self) -> None:
        is_too_long = len(cleaned(self.notes.toPlainText(), lines=True)) > LONGEST["notes"]
        self.notes_field.show_problem(too_long("notes") if is_too_long else "")
        self.edited.emit()

    def _paint_symbol(self) -> None:
        tokens, side = self._look.tokens, self._look.type.px(34)
        name = "id-card" if self.chosen is not None else "nfc" if self._can_tap else "unplug"
        self.symbol.setPixmap(icon_pixmap(name, tokens.accent.text, QSize(side, side), self.devicePixelRatioF()))


class _Notes(QPlainTextEdit):
    """Some lines in which Tab goes on; Enter makes a line, and Ctrl+Enter goes on."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.type.px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc and Ctrl+Enter to the dialog."""
        goes_on = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }
        if event.key() == Qt.Key.Key_Escape or goes_on:
            event.ignore()
        else:
            super().keyPressEvent(event)
