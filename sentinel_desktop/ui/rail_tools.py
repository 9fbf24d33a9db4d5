"""The foot of the rail: what concerns the program itself, each a symbol; word and key are in its hint and in F1."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from sentinel_desktop.ui import keys
from sentinel_desktop.ui.assets import icon
from sentinel_desktop.ui.plain_tip import plain_tip
from sentinel_desktop.ui.rail_width import RailWidth
from sentinel_desktop.ui.sounding import Sounding
from sentinel_desktop.ui.theme import Appearance, ThemeChoice
from sentinel_desktop.ui.widgets.keycap import key_text

_THEME_ICONS: Final = {ThemeChoice.SYSTEM: "sun-moon", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}


class RailTool(QPushButton):
    """A symbol, or a word of two letters."""

    def __init__(self, appearance: Appearance, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._key = key
        self._icon = ""
        px = appearance.type.px
        self.setProperty("role", "rail")
        self.setFixedSize(self.sizeHint())
        self.setIconSize(QSize(px(20), px(20)))
        self.setFont(appearance.type.font(0.93, QFont.Weight.DemiBold))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        appearance.changed.connect(self._paint)

    def show_symbol(self, name: str, says: str) -> None:
        """Show another symbol, and say what it does and how things stand."""
        self._icon = name
        self.say(says)
        self._paint()

    def say(self, says: str) -> None:
        """Say what it does and how things stand."""
        self.setAccessibleName(says)
        self.setToolTip(plain_tip(f"{says} ({key_text(self._key)})"))

    def sizeHint(self) -> QSize:
        """Return a square that a finger hits: the style would add its own edges to it."""
        px = self._look.type.px
        return QSize(px(40), px(36))

    def _paint(self) -> None:
        if self._icon:
            self.setIcon(icon(self._icon, self._look.tokens.rail_text))


class RailTools(QWidget):
    """The look, the language, the sound, and the help.

    Args:
        sounding: how loud the desk is; None where it has no sound.
    """

    theme_requested = Signal()
    language_requested = Signal()
    sound_requested = Signal()
    help_requested = Signal()

    def __init__(self, appearance: Appearance, sounding: Sounding | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance
        self._sounding = sounding
        self.theme = RailTool(appearance, keys.THEME, self)
        self.language = RailTool(appearance, keys.LANGUAGE, self)
        self.sound = RailTool(appearance, keys.SOUND, self)
        self.help = RailTool(appearance, keys.HELP, self)
        # In the other language: whoever looks for it reads no other.
        self.language.setText(self.tr("FR", "the other language, in two letters"))
        self.language.say(self.tr("Français", "the other language"))
        self.help.show_symbol("keyboard", self.tr("Keys and help"))
        self.sound.say(self.tr("Sound"))
        self.sound.setVisible(sounding is not None)
        self.theme.clicked.connect(self.theme_requested)
        self.language.clicked.connect(self.language_requested)
        self.sound.clicked.connect(self.sound_requested)
        self.help.clicked.connect(self.help_requested)
        appearance.changed.connect(self._show_theme)
        if sounding is not None:
            sounding.changed.connect(self._show_sound)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(appearance.type.px(2))
        self._show_theme()
        self._show_sound()
        self.set_width(RailWidth.WIDE)

    def set_width(self, width: RailWidth) -> None:
        """Stand two by two, or in a line; what this desk does not have leaves no gap."""
        across = 4 if width is RailWidth.WIDE else 2
        shown = (self.theme, self.language, *((self.sound,) if self._sounding is not None else ()), self.help)
        for place, tool in enumerate(shown):
            self._grid.addWidget(tool, place // across, place % across, Qt.AlignmentFlag.AlignCenter)

    def _show_theme(self) -> None:
        choice = self._look.choice
        word = {
            ThemeChoice.SYSTEM: self.tr("System"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }[choice]
        self.theme.show_symbol(
            _THEME_ICONS[choice], self.tr("Look: {choice}. Press for the next one.").format(choice=word)
        )

    def _show_sound(self) -> None:
        if self._sounding is None:
            return
        if self._sounding.is_muted:
            self.sound.show_symbol("volume-x", self.tr("Sound: muted"))
        else:
            says = self.tr("Sound: {volume} of 100").format(volume=self._sounding.volume)
            self.sound.show_symbol("volume-2", says)
