"""The log: rotating, with its thread, without secrets, and never in the way of a start."""

import logging
from pathlib import Path

from sentinel_desktop.app.log_setup import set_up_log


def test_a_line_names_its_thread_and_hides_passwords(tmp_path: Path) -> None:
    """Whatever a library says of a connection, its password is not in the file."""
    file = set_up_log(tmp_path)
    logging.getLogger("some.library").info("to postgresql://a:s3cret@b/c with password=hunter2 failed")
    text = file.read_text()
    assert "MainThread" in text
    assert "s3cret" not in text
    assert "hunter2" not in text


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """A full disk must not keep the desk from opening."""
    (tmp_path / "log").write_text("a file where the folder should be")
    set_up_log(tmp_path)
