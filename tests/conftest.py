"""The plugins of the whole suite; what they guard and offer is written in them."""

pytest_plugins = ["tests.support.habits", "tests.support.postgres", "pytester"]
