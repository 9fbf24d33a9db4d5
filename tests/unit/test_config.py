"""The settings of a start: where each value comes from, and which are refused."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from sentinel_desktop.config import ENVIRONMENT, Settings, SettingsError, folder_name, load_settings


def settings_file(folder: Path, text: str) -> Path:
    """Write a settings file and return it."""
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path: Path) -> None:
    """The nearer to the person, the stronger."""
    file = settings_file(tmp_path, 'station = "file"\nreader = "file"\nprofile = "file"\n')
    environment = {"SENTINEL_STATION": "environment", "SENTINEL_READER": "environment"}
    settings = load_settings({"station": "given", "reader": None}, environment, file)
    assert (settings.station, settings.reader, settings.profile) == ("given", "environment", "file")


def test_nothing_given_is_the_embedded_database_and_this_computers_name(tmp_path: Path) -> None:
    """A person who sets nothing has a desk that works."""
    settings = load_settings({}, {}, tmp_path / "none.toml")
    assert settings.database is None
    assert settings.reader is None
    assert settings.station


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("station = ", "not valid TOML"),
        ('colour = "blue"', "unknown setting 'colour'"),
        ("station = 7", "must be text"),
        ('station = "  "', "is empty"),
        ("\xff\xfe", "TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str, word: str) -> None:
    """One sentence: which file, what is wrong."""
    with pytest.raises(SettingsError, match=word):
        load_settings({}, {}, settings_file(tmp_path, text))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are a sentence too."""
    file = tmp_path / "settings.toml"
    file.write_bytes(b'station = "\xe9"')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings({}, {}, file)


def test_the_database_is_never_shown_with_the_settings() -> None:
    """A URL may hold a password; whoever logs the settings logs no secret."""
    assert "s3cret" not in repr(Settings(database="postgresql://a:s3cret@b/c"))


@given(st.text(min_size=1), st.text(min_size=1))
def test_stations_with_different_names_have_different_folders(one: str, other: str) -> None:
    """Two stations never share a journal, on a file system that knows no case either."""
    if one != other:
        assert folder_name(one).lower() != folder_name(other).lower()


@given(st.text(min_size=1))
def test_a_stations_folder_is_one_plain_name(station: str) -> None:
    """No separator, no dots, nothing a file system refuses, whatever a station is called."""
    name = folder_name(station)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) <= 60


@pytest.mark.parametrize(("key", "value"), [("connect_timeout_s", 5), ("slow_statement_ms", 50)])
def test_a_number_may_be_written_with_and_without_quotes(tmp_path: Path, key: str, value: int) -> None:
    """The file has numbers, the environment only text: both are the same setting."""
    plain = load_settings({}, {}, settings_file(tmp_path, f"{key} = {value}\n"))
    quoted = load_settings({}, {}, settings_file(tmp_path, f'{key} = "{value}"\n'))
    from_environment = load_settings({}, {ENVIRONMENT[key]: str(value)}, tmp_path / "none.toml")
    assert [getattr(each, key) for each in (plain, quoted, from_environment)] == [value, value, value]


@pytest.mark.parametrize("value", ["0", "-1", "1.5", '"soon"', "61", "9999999999", "true"])
def test_a_number_that_cannot_be_meant_is_refused(tmp_path: Path, value: str) -> None:
    """A station that waits for ever, or not at all, helps nobody."""
    with pytest.raises(SettingsError, match="'connect_timeout_s'"):
        load_settings({}, {}, settings_file(tmp_path, f"connect_timeout_s = {value}\n"))


def test_where_passwords_rest_is_one_of_a_few_words(tmp_path: Path) -> None:
    """From each place a setting comes from; another word is refused with those that are known."""
    assert load_settings({}, {}, tmp_path / "none.toml").secrets == "auto"
    assert load_settings({}, {}, settings_file(tmp_path, 'secrets = "file"\n')).secrets == "file"
    assert load_settings({}, {"SENTINEL_SECRETS": "keyring"}, tmp_path / "none.toml").secrets == "keyring"
    with pytest.raises(SettingsError, match="'secrets' must be one of auto, keyring, file"):
        load_settings({"secrets": "drawer"}, {}, tmp_path / "none.toml")
