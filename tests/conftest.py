"""The plugins of the whole suite; what they guard and offer is written in them."""

from collections.abc import Callable

import pytest

from sentinel_desktop.persistence import schema

pytest_plugins = ["tests.support.habits", "tests.support.postgres", "pytester"]


@pytest.fixture(scope="session")
def prepare_template() -> Callable[[str], None]:
    """Return what every test's database begins with: the schema of this program, and no rows."""
    return schema.upgrade
