"""The look of the program: follows the platform's light or dark unless a person chose one, which is remembered."""

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import load_fonts, stylesheet_template
from sentinel_desktop.ui.tokens import DARK, LIGHT, Tokens, heightened
from sentinel_desktop.ui.typography import Typography

_SETTING = "appearance/theme"


class ThemeChoice(StrEnum):
    """What a person chose; SYSTEM follows the platform, also while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def following(self) -> "ThemeChoice":
        """The choice that one press of the theme switch leads to."""
        order = tuple(ThemeChoice)
        return order[(order.index(self) + 1) % len(order)]


def prepare_application(app: QApplication) -> None:
    """Give the application its style, fonts and names; once, before the first window.

    Raises:
        AssetMissingError: the installation is not complete.
    """
    app.setApplicationName("sentinel-desktop")
    app.setApplicationDisplayName("Sentinel")
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(Typography.of_platform().font())


class Appearance(QObject):
    """The tokens and the typography that every screen paints with.

    Args:
        settings: where the choice is kept, in the station's folder.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.type = Typography.of_platform()
        self._settings = settings
        self._choice = _choice_of(self._settings.value(_SETTING))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_platform_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_platform_changed)
        self.tokens = self._tokens_now()

    @property
    def settings(self) -> QSettings:
        """What this station remembers of how its screens are to look."""
        return self._settings

    @property
    def choice(self) -> ThemeChoice:
        """What a person chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Show ``choice`` from now on, also after the next start."""
        self._choice = choice
        self._settings.setValue(_SETTING, choice.value)
        self._on_platform_changed()

    def _on_platform_changed(self) -> None:
        self.tokens = self._tokens_now()
        self.changed.emit()

    def _tokens_now(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        scheme = {
            ThemeChoice.SYSTEM: hints.colorScheme(),
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
        }[self._choice]
        tokens = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        wants_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return heightened(tokens) if wants_contrast else tokens


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for everything that the stylesheet leaves to the style."""
    result = QPalette(QColor(tokens.surface), QColor(tokens.ground))
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: tokens.ground,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.ground,
        roles.Text: tokens.text,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.PlaceholderText: tokens.quiet,
        roles.Highlight: tokens.accent.text,
        roles.HighlightedText: tokens.surface,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.Link: tokens.accent.text,
        roles.Mid: tokens.border,
    }.items():
        result.setColor(role, QColor(colour))
    return result


def stylesheet(tokens: Tokens, type_: Typography) -> str:
    """Return the stylesheet: every ``$name`` a colour, every ``$number`` that many pixels of the design."""
    return _Stylesheet(stylesheet_template()).substitute(_Values(tokens, type_))


class _Stylesheet(Template):
    idpattern = r"[a-z0-9_]+"


class _Values(dict[str, str]):
    def __init__(self, tokens: Tokens, type_: Typography) -> None:
        super().__init__(
            ground=tokens.ground,
            surface=tokens.surface,
            border=tokens.border,
            text=tokens.text,
            quiet=tokens.quiet,
            accent=tokens.accent.text,
            accent_ground=tokens.accent.ground,
            rail=tokens.rail,
            rail_chosen=tokens.rail_chosen,
            rail_line=tokens.rail_line,
            rail_text=tokens.rail_text,
            rail_quiet=tokens.rail_quiet,
        )
        for tone in Tone:
            self[f"{tone}"] = tokens.tones[tone].text
            self[f"{tone}_ground"] = tokens.tones[tone].ground
            self[f"{tone}_panel"] = tokens.panels[tone].ground
            self[f"{tone}_panel_text"] = tokens.panels[tone].text
        self._type = type_

    def __missing__(self, key: str) -> str:
        return f"{self._type.px(int(key))}px"


def _choice_of(stored: object) -> ThemeChoice:
    try:
        return ThemeChoice(str(stored))
    except ValueError:
        return ThemeChoice.SYSTEM
