"""The plugins of the whole suite; what they guard and offer is written in them."""

import os
import sys
from collections.abc import Callable, Iterator

import psutil
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from sentinel_desktop.domain.visitors import Language
from sentinel_desktop.persistence import schema
from tests.support.patience import PatientQtBot

pytest_plugins = ["tests.support.habits", "tests.support.postgres", "pytester"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Begin half as many workers again as there are processors: a test waits for others about as long as it works."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    processors = psutil.cpu_count() or 1
    return processors + processors // 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow ones, so that none is left for the end, when the other workers have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """Leave the screens of this process in English, whatever a test made them speak."""
    yield
    language = sys.modules.get("sentinel_desktop.ui.language")
    application = QCoreApplication.instance() if language is not None else None
    if language is not None and application is not None:
        language.ScreenLanguage.of(application).choose(Language.ENGLISH)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientQtBot:
    """Return what drives the widgets of a test, and closes them at its end."""
    del qapp
    return PatientQtBot(request)


@pytest.fixture(scope="session")
def prepare_template() -> Callable[[str], None]:
    """Return what every test's database begins with: the schema of this program, and no rows."""
    return schema.upgrade
