"""How many visits a period had, by type and by organization: each number is a key to those visits."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sentinel_desktop.services.visits import VisitCounts
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.times import number_text
from sentinel_desktop.ui.value_names import chip_name
from sentinel_desktop.ui.widgets.flow_layout import FlowLayout
from sentinel_desktop.ui.widgets.plain_label import text_label

_MOST: Final = 6
"""Organizations that have a button; the others are found by searching."""
_LONGEST: Final = 28


class CountsRow(QWidget):
    """``type_chosen`` tells a type's id, ``organization_chosen`` a name; None where the one chosen is let go."""

    type_chosen = Signal(object)
    organization_chosen = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._row = FlowLayout(self, look.type.px(6))
        self._shown: tuple[VisitCounts, UUID | None, str | None] | None = None

    def show_counts(self, counts: VisitCounts, type_id: UUID | None, organization: str | None) -> None:
        """Show these; what is chosen by the filters is marked."""
        if (counts, type_id, organization) == self._shown:
            return
        self._shown = counts, type_id, organization
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if counts.types:
            self._add_label(self.tr("By type"))
        for each in counts.types:
            chosen = each.visit_type_id == type_id
            button = self._button(chip_name(each.visit_type), each.count, chosen=chosen)
            button.clicked.connect(partial(self.type_chosen.emit, None if chosen else each.visit_type_id))
        if counts.organizations:
            self._add_label(self.tr("By organization"))
        for organized in self._few(counts, organization):
            name = organized or QCoreApplication.translate("Visits", "no organization")
            count = next(each.count for each in counts.organizations if each.organization == organized)
            chosen = organized == organization
            button = self._button(name, count, chosen=chosen)
            button.clicked.connect(partial(self.organization_chosen.emit, None if chosen else organized))
        self.setVisible(bool(counts.types or counts.organizations))
        self.updateGeometry()

    def _few(self, counts: VisitCounts, chosen: str | None) -> Sequence[str]:
        names = [each.organization for each in counts.organizations]
        few = names[:_MOST]
        return [*few, chosen] if chosen is not None and chosen in names[_MOST:] else few

    def _add_label(self, text: str) -> None:
        label = text_label(text)
        label.setProperty("role", "quiet")
        label.setMinimumHeight(self._look.type.px(28))
        self._row.addWidget(label)

    def _button(self, name: str, count: int, *, chosen: bool) -> QPushButton:
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        # An ampersand is one, and not the sign of a key.
        button = QPushButton(f"{short}  {number_text(count)}".replace("&", "&&"))
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(chosen)
        button.setAccessibleName(self.tr("{name}: {n}").format(name=name, n=number_text(count)))
        button.setToolTip(plain_tip(button.accessibleName()))
        self._row.addWidget(button)
        return button
