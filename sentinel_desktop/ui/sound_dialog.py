"""How loud this station is, and what each sound says."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from sentinel_desktop.domain.outcomes import Sound, Tone
from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon_pixmap
from sentinel_desktop.ui.sounding import FULL, STEP, Sounding
from sentinel_desktop.ui.theme import Appearance
from sentinel_desktop.ui.widgets.check_box import CheckBox
from sentinel_desktop.ui.widgets.fitting_dialog import FittingDialog
from sentinel_desktop.ui.widgets.key_button import KeyButton
from sentinel_desktop.ui.widgets.plain_label import text_label

_SYMBOLS: Final = {
    Sound.ACCEPT_IN: ("log-in", Tone.IN),
    Sound.ACCEPT_OUT: ("log-out", Tone.OUT),
    Sound.ATTENTION: ("triangle-alert", Tone.ATTENTION),
    Sound.REFUSED: ("octagon-x", Tone.REFUSED),
    Sound.OFFLINE_ACCEPTED: ("hourglass", Tone.ATTENTION),
}


def sound_words() -> dict[Sound, str]:
    """Return what each sound says."""
    translate = QCoreApplication.translate
    return {
        Sound.ACCEPT_IN: translate("Sounds", "Somebody came in: two tones, rising"),
        Sound.ACCEPT_OUT: translate("Sounds", "Somebody went out: two tones, falling"),
        Sound.ATTENTION: translate("Sounds", "Look at the screen: the same tone twice"),
        Sound.REFUSED: translate("Sounds", "Refused: a low buzz, twice"),
        Sound.OFFLINE_ACCEPTED: translate("Sounds", "Accepted here, waiting for the database: rising, then low"),
    }


class SoundDialog(FittingDialog):
    """What is changed here holds at once, and at this station alone."""

    def __init__(self, look: Appearance, sounding: Sounding, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._sounding = sounding
        self.setWindowTitle(self.tr("Sound"))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, FULL)
        self.volume.setSingleStep(STEP // 2)
        self.volume.setPageStep(STEP)
        self.volume.setAccessibleName(self.tr("Volume of this station"))
        self.number = text_label()
        self.muted = CheckBox(look, self.tr("&Muted: nothing is heard at this station"))
        self.buttons = {sound: self._button(sound, number) for number, sound in enumerate(sound_words(), 1)}
        self._build()
        self.volume.valueChanged.connect(sounding.set_volume)
        self.muted.toggled.connect(lambda muted: sounding.set_muted(muted=muted))
        sounding.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for widget in (self.volume, self.muted):
            widget.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.volume.setValue(self._sounding.volume)
        self.muted.setChecked(self._sounding.is_muted)
        for widget in (self.volume, self.muted):
            widget.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.number.setText(
            self.tr("muted")
            if self._sounding.is_muted
            else self.tr("{volume} of 100").format(volume=self._sounding.volume)
        )

    def _button(self, sound: Sound, number: int) -> KeyButton:
        button = KeyButton(self.tr("Play"), f"Alt+{number}", self._look.type)
        button.setAccessibleName(self.tr("Play: {what}").format(what=sound_words()[sound]))
        button.clicked.connect(partial(self._sounding.try_out, sound))
        return button

    def _build(self) -> None:
        type_ = self._look.type
        px = type_.px
        heading = text_label(self.tr("How loud"))
        heading.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        heading.setBuddy(self.volume)
        self.number.setProperty("role", "quiet")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self.number)
        what = text_label(self.tr("What they say"))
        what.setFont(type_.font(1.0, QFont.Weight.DemiBold))
        close = KeyButton(self.tr("Close"), keys.BACK, type_, shortcut=False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(18))
        column.setSpacing(px(12))
        column.addLayout(top)
        column.addWidget(self.volume)
        column.addWidget(self.muted)
        column.addSpacing(px(6))
        column.addWidget(what)
        column.addLayout(self._sounds())
        column.addLayout(foot)

    def _sounds(self) -> QGridLayout:
        type_ = self._look.type
        grid = QGridLayout()
        grid.setHorizontalSpacing(type_.px(12))
        grid.setVerticalSpacing(type_.px(8))
        grid.setColumnStretch(1, 1)
        side = type_.px(20)
        for row, (sound, words) in enumerate(sound_words().items()):
            name, tone = _SYMBOLS[sound]
            symbol = text_label()
            colour = self._look.tokens.tones[tone].text
            symbol.setPixmap(icon_pixmap(name, colour, QSize(side, side), self.devicePixelRatioF()))
            grid.addWidget(symbol, row, 0)
            grid.addWidget(text_label(words), row, 1)
            grid.addWidget(self.buttons[sound], row, 2)
        return grid
