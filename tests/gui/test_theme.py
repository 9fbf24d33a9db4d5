"""The look: readable in both themes, chosen once, remembered."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.theme import Appearance, ThemeChoice, palette, stylesheet
from sentinel_desktop.ui.tokens import DARK, LIGHT, Pair, Tokens, heightened
from sentinel_desktop.ui.typography import Typography

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, high contrast": heightened(LIGHT),
    "dark, high contrast": heightened(DARK),
}


def pairs_of(tokens: Tokens) -> list[Pair]:
    """Return every text with every ground that it stands on."""
    grounds = (tokens.ground, tokens.surface)
    plain = [Pair(text, ground) for text in (tokens.text, tokens.quiet) for ground in grounds]
    marks = [Pair(tokens.tones[tone].text, ground) for tone in Tone for ground in grounds]
    tinted = [*tokens.tones.values(), *tokens.panels.values(), tokens.accent]
    on_tint = [Pair(tokens.text, pair.ground) for pair in (*tokens.tones.values(), tokens.accent)]
    rail = [
        Pair(text, ground)
        for text in (tokens.rail_text, tokens.rail_quiet)
        for ground in (tokens.rail, tokens.rail_chosen)
    ]
    return [*plain, *marks, *tinted, *on_tint, *rail, Pair(tokens.surface, tokens.text)]


def contrast(pair: Pair) -> float:
    """Return the contrast ratio of WCAG."""
    light, dark = sorted((luminance(pair.text), luminance(pair.ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    """Contrast is at least 4.5 to 1 everywhere."""
    poor = [(pair, round(contrast(pair), 2)) for pair in pairs_of(THEMES[name]) if contrast(pair) < 4.5]
    assert poor == []


def test_the_contrast_measure_knows_black_on_white() -> None:
    """The measure itself is right at its ends."""
    assert contrast(Pair("#000000", "#FFFFFF")) == pytest.approx(21)
    assert contrast(Pair("#777777", "#777777")) == pytest.approx(1)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_stylesheet_has_a_value_for_every_placeholder(tokens: Tokens) -> None:
    """No dollar is left, and only colours of the tokens are used."""
    text = stylesheet(tokens, Typography.of_platform())
    assert "$" not in re.sub(r"/\*.*?\*/", "", text)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= set(re.findall(r"#[0-9A-F]{6}", repr(tokens)))


def test_lengths_grow_with_the_font(qapp: QApplication) -> None:
    """A platform font of twice the size makes lengths twice as long, and never less than the design's."""
    usual = qapp.font()
    try:
        small, large = Typography(10.5), Typography(21)
        assert (small.px(100), large.px(100)) == (100, 200)
        font = qapp.font()
        font.setPointSizeF(21)
        qapp.setFont(font)
        assert Typography.of_platform().px(100) == 200
        font.setPointSizeF(5)
        qapp.setFont(font)
        assert Typography.of_platform().px(100) == 100
    finally:
        qapp.setFont(usual)


def test_the_bundled_font_is_used_and_its_figures_are_tabular() -> None:
    """Every figure is as wide as the next, in every weight."""
    for weight in (400, 500, 600, 700):
        font = Typography(10.5).font(2)
        font.setWeight(font.Weight(weight))
        assert QFontInfo(font).family() == "Inter"
        widths = [QFontMetricsF(font).horizontalAdvance(figure * 10) for figure in "0123456789"]
        assert max(widths) - min(widths) < 1


def test_a_chosen_look_is_kept_for_the_next_start(tmp_path: Path) -> None:
    """Dark, once chosen, is dark after a restart."""
    ini = str(tmp_path / "station" / "window.ini")
    Appearance(QSettings(ini, QSettings.Format.IniFormat)).choose(ThemeChoice.DARK)
    again = Appearance(QSettings(ini, QSettings.Format.IniFormat))
    assert again.choice is ThemeChoice.DARK
    assert again.tokens is DARK


def test_an_unreadable_choice_follows_the_system(tmp_path: Path) -> None:
    """A damaged settings file is no reason not to start."""
    ini = tmp_path / "window.ini"
    ini.write_text("[appearance]\ntheme=plaid\n", encoding="utf-8")
    assert Appearance(QSettings(str(ini), QSettings.Format.IniFormat)).choice is ThemeChoice.SYSTEM


def test_the_switch_goes_round() -> None:
    """System, light, dark, and system again."""
    assert [choice.following for choice in ThemeChoice] == [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.SYSTEM]


def test_system_follows_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the platform turns dark, so does the desk, unless a person chose otherwise."""
    look = Appearance(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert look.tokens is LIGHT
    monkeypatch.setattr(type(QGuiApplication.styleHints()), "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.tokens is DARK
    look.choose(ThemeChoice.LIGHT)
    assert look.tokens is LIGHT


def test_the_palette_carries_the_tokens() -> None:
    """What no stylesheet reaches has the theme's colours too."""
    assert palette(DARK).color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    assert palette(DARK).color(QPalette.ColorRole.Text).name().upper() == DARK.text
