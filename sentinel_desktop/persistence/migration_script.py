"""Runs the SQL script of a migration as PostgreSQL reads it: several statements, no parameters, colons as they are."""

from sqlalchemy import Connection


def run_script(connection: Connection, script: str) -> None:
    """Run ``script`` in the connection's transaction; what the driver raises passes through."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise AssertionError("a migration runs on an open connection")
    driver.execute(script)
