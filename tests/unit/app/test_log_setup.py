"""The log: rotating, with its thread, without secrets, and never in the way of a start."""

import logging
from pathlib import Path

import psycopg
from sqlalchemy.exc import DBAPIError

from sentinel_desktop.app.log_setup import set_up_log
from sentinel_desktop.domain.faults import InvalidValueError


def test_a_line_names_its_thread_and_hides_passwords(tmp_path: Path) -> None:
    """Whatever a library says of a connection, its password is not in the file."""
    file = set_up_log(tmp_path)
    logging.getLogger("some.library").info("to postgresql://a:s3cret@b/c with password=hunter2 failed")
    text = file.read_text()
    assert "MainThread" in text
    assert "s3cret" not in text
    assert "hunter2" not in text


def test_a_traceback_has_not_what_the_database_said_of_a_row(tmp_path: Path) -> None:
    """A server names the values of a row it refuses; the log has the state and the rule."""
    file = set_up_log(tmp_path)
    said = psycopg.errors.CheckViolation("refused\nDETAIL:  Failing row contains (Tremblay, 62E3086CED)")
    wrapped = DBAPIError("UPDATE members", None, said)
    wrapped.__cause__ = said
    refused = InvalidValueError("A value is missing or not allowed.")
    refused.__cause__ = wrapped
    logging.getLogger("some.part").error("It failed", exc_info=refused)
    text = file.read_text()
    assert "SQLSTATE 23514, no rule named" in text
    assert "not allowed." in text
    assert "Tremblay" not in text


def test_errors_that_come_of_each_other_are_logged(tmp_path: Path) -> None:
    """A circle, which a statement that is wrong makes, must not hold up the log, and with it every thread."""
    file = set_up_log(tmp_path)
    said = psycopg.errors.SyntaxError("syntax error")
    wrapped = DBAPIError("SELEC 1", None, said)
    wrapped.__cause__, said.__cause__ = said, wrapped
    logging.getLogger("some.part").error("It failed", exc_info=said)
    assert "SQLSTATE 42601" in file.read_text()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """A full disk must not keep the desk from opening."""
    (tmp_path / "log").write_text("a file where the folder should be")
    set_up_log(tmp_path)
