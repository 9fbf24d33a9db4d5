"""Draws the scenes, each in a window of its own."""

import json
import tempfile
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from screenshots import (
    accounts,
    administration,
    badges,
    board,
    by_hand,
    desk,
    first_start,
    history,
    kiosk,
    lists,
    member_page,
    members,
    reader,
    settling,
    signing_in,
    visitor_desk,
    visits,
)
from screenshots.stage import Scene, Stage

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.ui.language import ScreenLanguage
from sentinel_desktop.ui.theme import ThemeChoice, prepare_application

SIZES: Final = ((1280, 720), (1920, 1080))
# Larger than any window: a dialog is kept on the screen, and Qt's own offscreen one is smaller than a desk.
_SCREEN: Final = {"name": "desk", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "dpr": 1}
_EVERYWHERE: Final = (
    desk,
    board,
    settling,
    reader,
    signing_in,
    members,
    member_page,
    lists,
    accounts,
    administration,
    by_hand,
    badges,
    kiosk,
    visitor_desk,
    visits,
    history,
    first_start,
)


def draw(out: Path, scale: str, only: str, *, with_outcomes: bool) -> None:
    """Draw scenes in this process's scale.

    Args:
        out: the folder of the pictures.
        scale: what the files are called after.
        only: is in the names of the scenes to draw, which end in the language as in ``desk-fr``; empty for all.
        with_outcomes: draw each answer of the panel too, at the smaller size.
    """
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        app = QApplication(["screenshots", "-platform", f"offscreen:configfile={screen}"])
        prepare_application(app)
        spoken = ScreenLanguage.of(app)
        for language, size, choice in product(Language, SIZES, (ThemeChoice.LIGHT, ThemeChoice.DARK)):
            # What French cuts it cuts where there is least room.
            if language is Language.FRENCH and size != SIZES[0]:
                continue
            spoken.choose(language)
            for name, scene in _scenes(with_outcomes=with_outcomes and size == SIZES[0]).items():
                if only in f"{name}-{language.value}":
                    file = out / f"{name}-{language.value}-{choice}-{size[0]}x{size[1]}@{scale}.png"
                    _draw_one(Path(folder) / f"{file.stem}.ini", choice, size, scene, file)
                    print(file)


def _scenes(*, with_outcomes: bool) -> dict[str, Scene]:
    scenes: dict[str, Scene] = {}
    for feature in _EVERYWHERE:
        scenes |= feature.SCENES
    return scenes | (desk.OUTCOMES if with_outcomes else {})


def _draw_one(ini: Path, choice: ThemeChoice, size: tuple[int, int], scene: Scene, file: Path) -> None:
    stage = Stage(ini)
    window = stage.window
    window.look.choose(choice)
    window.resize(*size)
    window.show()
    window.activateWindow()
    stage.settle()
    scene(stage)
    stage.settle()
    picture = window.grab()
    _lay_over(picture, stage)
    picture.save(str(file))
    stage.leave()
    # A window that is left goes only when Qt is asked: hundreds would stay, and each scene be slower than the last.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _lay_over(picture: QPixmap, stage: Stage) -> None:
    """Draw what stands over the window where it stands, each in the frame that a desktop would give it."""
    painter = QPainter(picture)
    painter.setPen(QColor(stage.window.look.tokens.quiet))
    for each in stage.above:
        at = each.pos() - stage.window.pos()
        painter.drawPixmap(at, each.grab())
        painter.drawRect(each.rect().translated(at).adjusted(-1, -1, 0, 0))
    painter.end()
