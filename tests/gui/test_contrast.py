"""Every word and every sign can be told from what it stands on, in light, in dark, and in high contrast."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from sentinel_desktop.domain.contrast import READABLE, contrast_ratio
from sentinel_desktop.domain.outcomes import Tone
from sentinel_desktop.ui.assets import stylesheet_template
from sentinel_desktop.ui.kiosk.style import KioskStyle
from sentinel_desktop.ui.theme import Appearance, ThemeChoice, palette, stylesheet
from sentinel_desktop.ui.tokens import DARK, LIGHT, Tokens, heightened
from sentinel_desktop.ui.typography import Typography

LARGE = 3.0
"""What is large, or a sign, or an edge that says where the keyboard is (WCAG 1.4.3 and 1.4.11)."""

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, high contrast": heightened(LIGHT),
    "dark, high contrast": heightened(DARK),
}
PRIMARY = 'QPushButton[role="primary"]'
each_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)

_BLOCK = re.compile(r"([^{}]+)\{([^}]*)\}")
_RAIL = ("#rail", 'role="rail"', 'role="account"')


def _told_apart(pairs: Mapping[str, tuple[str, str]], least: float) -> list[str]:
    """Return the pairs that are not."""
    ratios = {name: contrast_ratio(*pair) for name, pair in pairs.items()}
    return [f"{name}: {ratio:.2f}" for name, ratio in ratios.items() if ratio < least]


def _blocks(tokens: Tokens, sheet: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what the stylesheet, or another one, says of each selector."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet or stylesheet(tokens, Typography.of_platform()), flags=re.DOTALL)
    for selectors, body in _BLOCK.findall(sheet):
        said = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        for selector in selectors.split(","):
            yield selector.strip(), {name.strip(): value.strip() for name, value in said.items()}


def _grounds_of(selector: str, tokens: Tokens) -> tuple[str, ...]:
    """Return what a selector that names no ground stands on."""
    if any(part in selector for part in _RAIL):
        return tokens.rail, tokens.rail_chosen
    if "#scanNotice" in selector:
        return tuple(tokens.panels[tone].ground for tone in Tone)
    if "loud" in selector:
        return (tokens.panels[Tone.REFUSED].ground,)
    if 'role="primary"' in selector and "disabled" not in selector:
        return (tokens.accent.text,)
    return tokens.surface, tokens.ground


def _is_colour(value: str) -> bool:
    return value.startswith("#")


@each_theme
def test_every_word_of_the_stylesheet_can_be_read(tokens: Tokens) -> None:
    """Whatever has a colour has it on the ground beside it, or on every ground that it may stand on."""
    pairs = {}
    for selector, said in _blocks(tokens):
        for ink, ground in (
            ("color", "background"),
            ("selection-color", "selection-background-color"),
            ("placeholder-text-color", "background"),
        ):
            if not _is_colour(said.get(ink, "")):
                continue
            beside = said.get(ground, "")
            for under in (beside,) if _is_colour(beside) else _grounds_of(selector, tokens):
                pairs[f"{selector} {ink} on {under}"] = said[ink], under
    assert len(pairs) > 40
    assert _told_apart(pairs, READABLE) == []


@each_theme
def test_every_word_that_is_painted_can_be_read(tokens: Tokens) -> None:
    """Cards, chips, headings, the panel and the slider draw their words themselves, on these grounds."""
    grounds = {"ground": tokens.ground, "surface": tokens.surface, "chosen": tokens.accent.ground}
    grounds |= {f"tint of {tone}": tokens.tones[tone].ground for tone in Tone}
    pairs: dict[str, tuple[str, str]] = {}
    for name, under in grounds.items():
        pairs |= {f"text on {name}": (tokens.text, under), f"quiet on {name}": (tokens.quiet, under)}
    for tone in Tone:
        own, panel = tokens.tones[tone], tokens.panels[tone]
        pairs |= {f"{tone} on its tint": (own.text, own.ground), f"{tone} on its panel": (panel.text, panel.ground)}
        pairs |= {f"{tone} on {name}": (own.text, grounds[name]) for name in ("ground", "surface")}
    assert _told_apart(pairs, READABLE) == []


@each_theme
def test_what_the_style_draws_by_itself_can_be_read(tokens: Tokens) -> None:
    """Menus, tool tips and selections follow the palette."""
    shown = palette(tokens)
    pairs = {
        f"{ink.name} on {ground.name}": (shown.color(ink).name(), shown.color(ground).name())
        for ink, ground in (
            (shown.ColorRole.WindowText, shown.ColorRole.Window),
            (shown.ColorRole.Text, shown.ColorRole.Base),
            (shown.ColorRole.Text, shown.ColorRole.AlternateBase),
            (shown.ColorRole.ButtonText, shown.ColorRole.Button),
            (shown.ColorRole.PlaceholderText, shown.ColorRole.Base),
            (shown.ColorRole.HighlightedText, shown.ColorRole.Highlight),
            (shown.ColorRole.ToolTipText, shown.ColorRole.ToolTipBase),
            (shown.ColorRole.Link, shown.ColorRole.Window),
        )
    }
    assert _told_apart(pairs, READABLE) == []


@each_theme
def test_the_edge_that_says_where_the_keyboard_is_can_be_seen(tokens: Tokens) -> None:
    """Whatever has the keyboard has an edge that stands out from what is around it or in it."""
    pairs = {}
    for selector, said in _blocks(tokens):
        if ":focus" not in selector:
            continue
        edge = next(
            (word for name in ("border", "border-color") for word in said.get(name, "").split() if "#" in word), ""
        )
        assert edge, f"{selector} has no edge"
        own = said.get("background", "")
        if selector == f"{PRIMARY}:focus":
            # widgets/key_button.py draws a line inside, of the colour of the words.
            edge, own = tokens.surface, tokens.accent.text
        for around in (own,) if _is_colour(own) else _grounds_of(selector, tokens):
            pairs[f"{selector} on {around}"] = edge, around
    assert len(pairs) > 15
    assert _told_apart(pairs, LARGE) == []


def test_what_is_chosen_and_has_the_keyboard_looks_otherwise_than_what_is_only_chosen() -> None:
    """A button that is down is not mistaken for the one that Enter presses."""
    said = dict(_blocks(LIGHT))
    chosen = [
        selector for selector in said if re.fullmatch(r'QPushButton\[role="(choice|chip|tab)"\]:checked', selector)
    ]
    assert chosen
    for selector in chosen:
        plain = selector.removesuffix(":checked")
        of_focus = said.get(f"{selector}:focus") or said[f"{plain}:focus"]
        assert of_focus["border"] != said[selector].get("border"), selector


def test_of_fields_that_are_wrong_the_one_with_the_keyboard_looks_otherwise() -> None:
    """Nobody types into the field under the one that they look at."""
    said = dict(_blocks(LIGHT))
    wrong = [selector for selector in said if re.fullmatch(r'Q(Line|PlainText)Edit\[bad="true"\]', selector)]
    assert len(wrong) == 2
    for selector in wrong:
        assert said[f"{selector}:focus"]["border"] != said[selector]["border"], selector


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_visitor_sees_where_the_keyboard_of_a_kiosk_is(tmp_path: Path, choice: ThemeChoice) -> None:
    """On the ground of the screen, and beside the white of what is typed into or touched."""
    look = Appearance(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    look.choose(choice)
    tokens, pairs = look.tokens, {}
    for selector, said in _blocks(tokens, KioskStyle(look).sheet()):
        if selector.endswith(":focus") and "border" in said:
            edge = said["border"].split()[-1]
            is_on_ground = "plain" in selector or "primary" in selector
            pairs[selector] = edge, tokens.rail if is_on_ground else tokens.surface
    assert len(pairs) > 3
    assert _told_apart(pairs, LARGE) == []


@each_theme
def test_signs_can_be_told_from_what_they_stand_on(tokens: Tokens) -> None:
    """Symbols of a state, scroll bars and ticks, on a card and on the ground of the page."""
    pairs: dict[str, tuple[str, str]] = {}
    for under in (tokens.ground, tokens.surface):
        pairs |= {f"{tone} on {under}": (tokens.tones[tone].text, under) for tone in Tone}
        pairs |= {f"handle on {under}": (tokens.quiet, under), f"tick on {under}": (tokens.accent.text, under)}
    assert _told_apart(pairs, LARGE) == []


@pytest.mark.parametrize("tokens", [heightened(LIGHT), heightened(DARK)], ids=["light", "dark"])
def test_high_contrast_has_edges_that_are_seen(tokens: Tokens) -> None:
    """Every card, field and button has an edge as strong as text, and nothing is quiet."""
    edges = {f"edge on {under}": (tokens.border, under) for under in (tokens.ground, tokens.surface)}
    edges |= {"line of the rail": (tokens.rail_line, tokens.rail), "quiet": (tokens.quiet, tokens.surface)}
    assert _told_apart(edges, 7.0) == []


def test_a_poor_pair_is_found() -> None:
    """Grey on grey is no pair."""
    assert _told_apart({"grey": ("#888888", "#777777"), "black": ("#000000", "#FFFFFF")}, LARGE) == ["grey: 1.26"]


def test_every_colour_of_the_stylesheet_is_a_token() -> None:
    """No colour stands in it by itself."""
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", stylesheet_template()) == []
