"""Where alembic gets its connection: the one the program hands over, or an owner's URL from the environment."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from sentinel_desktop.persistence.tables import Row


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Row.metadata, compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()


handed_over: Connection | None = context.config.attributes.get("connection")
if handed_over is not None:
    _run(handed_over)
else:
    url = os.environ["SENTINEL_DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://", 1)
    with create_engine(url).connect() as own:
        _run(own)
