"""A member's tags as chips: each is taken by its cross or by Delete, and others are given from a menu."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from sentinel_desktop.domain.member_views import Choice
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import paint_icon
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.chip import ChipLabel, chip_ink, chip_size, paint_chip
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.key_button import KeyButton

_CROSS: Final = 12
_GAP: Final = 6


class TagChip(QAbstractButton):
    """A tag with a cross; pressed, or with Delete, it asks to be taken from the member."""

    def __init__(self, look: Appearance, tag: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = chip_name(tag.chip)
        self._colour = tag.chip.colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Take the tag {name}").format(name=self._name))
        self.setToolTip(plain_tip(self.tr("Take the tag {name} (Del)").format(name=self._name)))

    def sizeHint(self) -> QSize:
        """Return the room of the chip and its cross, and of the ring around both."""
        px = self._look.type.px
        size = chip_size(self._name, self._look.type).toSize()
        return QSize(size.width() + px(_CROSS + _GAP) + px(4), size.height() + px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, the cross on it, and the ring where the keyboard is."""
        px = self._look.type.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = px(2)
        rect = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        paint_chip(painter, rect, self._name, self._colour, self._look.type)
        side = px(_CROSS)
        cross = QRectF(rect.right() - px(8) - side, rect.center().y() - side / 2, side, side)
        paint_icon(painter, "x", chip_ink(self._colour), cross)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._look.tokens.accent.text), 2))
            round_by = self.rect().height() / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_by, round_by)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete as the cross."""
        if event.key() == Qt.Key.Key_Delete:
            self.click()
        else:
            super().keyPressEvent(event)


class TagRow(QWidget):
    """The chips of a member. ``given`` and ``taken`` tell the id of a tag."""

    given = Signal(object)
    taken = Signal(object)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._held: tuple[Choice, ...] = ()
        self._may_edit: bool | None = None
        self._offered: tuple[Choice, ...] = ()
        self.menu = QMenu(self)
        self.menu.setAccessibleName(self.tr("Tags to give"))
        self.add = KeyButton(self.tr("+ Tag"), keys.GIVE_TAG, look.type, self)
        self.add.setAccessibleName(self.tr("Give a tag"))
        self.add.clicked.connect(self.open_menu)
        self.chips: list[QWidget] = []
        self._flow = FlowLayout(self, look.type.px(6))
        self._flow.addWidget(self.add)

    def show_tags(self, held: Sequence[Choice], offered: Sequence[Choice], *, may_edit: bool) -> None:
        """Show the tags a member has, and offer those that may be given."""
        self._offered = tuple(offered)
        self.add.setVisible(may_edit and bool(offered))
        if (tuple(held), may_edit) == (self._held, self._may_edit):
            return
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._held, self._may_edit = tuple(held), may_edit
        self._rebuild()
        if focused is not None:
            # A person who takes one after another does not look for the keyboard each time.
            following = self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.add
            following.setFocus()

    def open_menu(self) -> None:
        """Open the tags that may be given, under the button."""
        self.menu.clear()
        for tag in self._offered:
            action = self.menu.addAction(chip_name(tag.chip).replace("&", "&&"))
            action.triggered.connect(partial(self._give, tag.id))
        if self._offered:
            self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
            self.menu.setActiveAction(self.menu.actions()[0])

    def _give(self, tag: UUID) -> None:
        self.given.emit(tag)

    def _rebuild(self) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = [self._chip(tag) for tag in self._held]
        for chip in (*self.chips, self.add):
            self._flow.addWidget(chip)
        for chip in self.chips:
            # At once, and not with the next event: the keyboard may go on to it.
            chip.show()
        self.updateGeometry()

    def _chip(self, tag: Choice) -> QWidget:
        if not self._may_edit:
            label = ChipLabel(self._look, self)
            label.show_chip(chip_name(tag.chip), tag.chip.colour)
            return label
        chip = TagChip(self._look, tag, self)
        chip.clicked.connect(lambda: self.taken.emit(tag.id))
        return chip
