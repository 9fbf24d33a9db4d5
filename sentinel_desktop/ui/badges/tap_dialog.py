"""A dialog that begins with a badge held to the reader."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sentinel_desktop.domain.badge_acts import BadgeProblem, BadgeRefusal
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.ui.badges.tap_panel import TapPanel
from sentinel_desktop.ui.badges.wording import kind_title, refusal_sentence
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.form_dialog import FormDialog


class TapDialog(FormDialog):
    """Knows the badge that was tapped, and what stands against enrolling it.

    ``tap_requested`` tells that a badge is waited for, ``looked_up`` that the one that came is known now or is not.
    """

    tap_requested = Signal()
    looked_up = Signal()

    def __init__(self, look: Appearance, title: str, about: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, about, action, parent)
        self.panel = TapPanel(look)
        self.despite = CheckBox(look, self.tr("&Enrol it all the same"))
        self.despite.setAccessibleName(self.tr("Enrol it all the same"))
        self.despite.hide()
        self.fields.addWidget(self.panel)
        self.fields.addWidget(self.despite)
        self._read: BadgeRead | None = None
        self._obstacle: BadgeRefusal | None = None
        self._is_known = False
        self.panel.tap_requested.connect(self.tap_requested)
        self.despite.toggled.connect(self._show_ready)

    @property
    def read(self) -> BadgeRead | None:
        """The badge that was tapped last."""
        return self._read

    @property
    def obstacle(self) -> BadgeRefusal | None:
        """What stands against enrolling it; None where nothing does, or it is not looked up yet."""
        return self._obstacle

    def show_waiting(self, seconds_left: int) -> None:
        """Ask for a badge; the one before is forgotten."""
        if self._read is not None:
            self.forget_badge()
        self.panel.show_waiting(seconds_left)

    def show_read(self, read: BadgeRead) -> None:
        """Take a badge that is being looked up."""
        self.forget_badge()
        self._read = read
        self.panel.show_reading(read)
        self.show_message("")
        self._show_ready()

    def show_obstacle(self, read: BadgeRead, obstacle: BadgeRefusal | None) -> None:
        """Show what stands against enrolling a badge, unless another was tapped meanwhile."""
        if read is not self._read:
            return
        self._obstacle, self._is_known = obstacle, True
        self.despite.setVisible(obstacle is not None and obstacle.problem is BadgeProblem.AMBIGUOUS)
        self.panel.show_badge(read, *self.words_of(obstacle))
        self._show_ready()
        self.looked_up.emit()

    def forget_badge(self) -> None:
        """Know of no badge any more."""
        self._read, self._obstacle, self._is_known = None, None, False
        self.despite.setChecked(False)
        self.despite.hide()
        self._show_ready()

    def words_of(self, obstacle: BadgeRefusal | None) -> tuple[str, Tone, str, str]:
        """Return symbol, tone, title and sentence of a badge."""
        if obstacle is None:
            return "circle-check", Tone.IN, self.tr("It can be enrolled"), self.tr("The unit has no badge like it.")
        sentence = refusal_sentence(obstacle)
        if obstacle.problem is BadgeProblem.AMBIGUOUS:
            return "triangle-alert", Tone.OUT, self.tr("It may be mistaken for another one"), sentence
        if obstacle.problem is BadgeProblem.ENROLLED_ALREADY and obstacle.badge is not None:
            return "id-card", Tone.OUT, kind_title(obstacle.badge.kind), sentence
        return "octagon-x", Tone.REFUSED, self.tr("Not this card"), sentence

    def fits(self) -> bool:
        """Whether the badge that was tapped can be enrolled as a person wants it."""
        if self._read is None or not self._is_known:
            return False
        if self._obstacle is None:
            return True
        return self._obstacle.problem is BadgeProblem.AMBIGUOUS and self.despite.isChecked()

    def is_ready(self) -> bool:
        """Whether a badge is there that can be enrolled."""
        return self.fits()
