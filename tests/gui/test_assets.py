"""The resources room as the screens find it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase

from sentinel_desktop.ui import assets
from sentinel_desktop.ui.answers import SYMBOLS


def test_the_font_is_known_to_qt() -> None:
    """After the application is prepared the family is there, also when it is prepared twice."""
    assets.load_fonts()
    assert assets.FONT_FAMILY in QFontDatabase.families()


def test_an_icon_has_the_colour_it_was_asked_in() -> None:
    """The strokes of a recoloured icon are of that colour alone."""
    image = assets.icon_pixmap("octagon-x", "#B3261E", QSize(32, 32), 2.0).toImage()
    assert (image.width(), image.height()) == (64, 64)
    solid = [image.pixelColor(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 250]
    wanted = QColor("#B3261E")
    assert solid
    assert all(abs(colour.red() - wanted.red()) < 4 and abs(colour.blue() - wanted.blue()) < 4 for colour in solid)


@pytest.mark.parametrize("name", sorted(SYMBOLS.values()))
def test_every_symbol_of_an_answer_exists(name: str) -> None:
    """No answer is shown without its symbol."""
    assert not assets.icon_pixmap(name, "#000000", QSize(16, 16), 1.0).isNull()


def test_a_missing_file_is_named_with_what_to_do() -> None:
    """A broken installation gets a sentence."""
    with pytest.raises(assets.AssetMissingError, match=r"icons/no-such-icon.svg.*install it again"):
        assets.icon_pixmap("no-such-icon", "#000000", QSize(16, 16), 1.0)


def test_an_installed_package_finds_its_resources_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel the room lies in the package; in a checkout beside it."""
    package = tmp_path / "sentinel_desktop"
    (package / "ui").mkdir(parents=True)
    monkeypatch.setattr(assets, "__file__", str(package / "ui" / "assets.py"))
    assert assets.resources_dir() == tmp_path / "resources"
    (package / "resources").mkdir()
    assert assets.resources_dir() == package / "resources"


@pytest.mark.parametrize("folder", ["fonts/OFL.txt", "icons/LICENSE.txt"])
def test_the_licences_travel_with_what_they_license(folder: str) -> None:
    """Fonts and icons are bundled with their licences."""
    assert "Copyright" in (assets.resources_dir() / folder).read_text(encoding="utf-8")
