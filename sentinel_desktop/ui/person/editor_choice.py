"""A field that chooses one value of a list, by the mouse or by typing its beginning."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from sentinel_desktop.domain.member_views import Choice, offered
from sentinel_desktop.ui.person.wording import choice_label
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.drop_down import DropDown


class ChoiceBox(DropDown):
    """The values of a list; ``chosen`` tells that a person chose another one.

    Args:
        look: of the window.
        none: what is called to have no value; empty where one is needed, and then nothing is chosen at first.
    """

    chosen = Signal()

    def __init__(self, look: Appearance, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._none = none
        self._choices: tuple[Choice, ...] = ()
        self.setMinimumHeight(look.type.px(34))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.view().setAccessibleName(self.tr("Values to choose from"))
        if not none:
            self.setPlaceholderText(self.tr("choose…"))
        self.currentIndexChanged.connect(self._on_index_changed)
        self._showing = False

    @property
    def choice(self) -> UUID | None:
        """The value that is chosen; None where none is."""
        data = self.currentData()
        return data if isinstance(data, UUID) else None

    def show_choices(self, choices: Sequence[Choice], chosen: UUID | None) -> None:
        """Offer the values that are not hidden, and ``chosen`` in any case; nobody is told."""
        values = offered(choices, chosen)
        self._showing = True
        if values != self._choices or self.count() != len(values) + bool(self._none):
            self.clear()
            self._choices = values
            if self._none:
                self.addItem(self._none, None)
            for value in values:
                self.addItem(_label(value), value.id)
        self.setCurrentIndex(self._index_of(chosen))
        self._showing = False

    def event(self, event: QEvent) -> bool:
        """Keep what is typed to find a value; a digit would lead to another page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isprintable()
            and event.text()
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def _index_of(self, chosen: UUID | None) -> int:
        for index in range(self.count()):
            if self.itemData(index) == chosen and (chosen is not None or self._none):
                return index
        return -1

    def _on_index_changed(self) -> None:
        if not self._showing:
            self.chosen.emit()


def _label(choice: Choice) -> str:
    name = choice_label(choice)
    return name if choice.is_active else QCoreApplication.translate("ChoiceBox", "{name} (hidden)").format(name=name)
