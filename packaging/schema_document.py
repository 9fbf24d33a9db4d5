"""Writes ``docs/schema.md`` from the catalogue of a database with the program's newest tables.

Run as ``python packaging/schema_document.py``. Without ``--database`` it starts the embedded server in a folder of its
own and leaves nothing behind; with it, the tables of that database are read as they are.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import psycopg  # noqa: E402 - as below

from sentinel_desktop.persistence import schema  # noqa: E402 - the checkout's, found by the path above
from sentinel_desktop.persistence.embedded_server import EmbeddedServer  # noqa: E402 - as above
from sentinel_desktop.persistence.tables import Row  # noqa: E402 - as above
from tests.support.catalogue import read_catalogue  # noqa: E402 - as above
from tests.support.schema_page import page  # noqa: E402 - as above

PAGE = ROOT / "docs" / "schema.md"


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="the owner's URL of a database that is at the newest revision")
    parser.add_argument("--out", type=Path, default=PAGE, help="the file to write")
    arguments = parser.parse_args()
    arguments.out.write_text(_page_of(arguments.database) if arguments.database else _page_of_new(), encoding="utf-8")
    return 0


def _page_of(conninfo: str) -> str:
    with psycopg.connect(conninfo) as connection:
        return page(read_catalogue(connection), Row.metadata.tables)


def _page_of_new() -> str:
    with tempfile.TemporaryDirectory() as folder:
        # The server may run as an account of its own, which passes through on its way.
        Path(folder).chmod(0o711)
        with EmbeddedServer(Path(folder)) as server:
            conninfo = server.start().owner_conninfo()
            schema.upgrade(conninfo)
            return _page_of(conninfo)


if __name__ == "__main__":
    sys.exit(main())
