"""Where the embedded server answers and what is known of it: plain values that leave this room."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

HOST = "127.0.0.1"
DATABASE = "sentinel"
OWNER = "sentinel_owner"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A running embedded server; ``passfile`` is a libpq password file with the owner's password."""

    port: int
    passfile: Path
    host: str = HOST
    database: str = DATABASE
    owner: str = OWNER

    def owner_conninfo(self, database: str | None = None) -> str:
        """Return a URL that acts as the owner and names the password file, so that it may be printed.

        Args:
            database: another database of the same server; None for the program's own.
        """
        passfile = quote(str(self.passfile), safe="/")
        return f"postgresql://{self.owner}@{self.host}:{self.port}/{database or self.database}?passfile={passfile}"


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """The embedded server as a doctor sees it; looking changes nothing.

    Attributes:
        folder: what the program keeps of the server: password file, log, list of users.
        cluster: where the data lies; elsewhere than in ``folder`` when the server's account cannot reach that.
        created: the cluster has been created.
        pid: the process of the running server, None when it is not running.
        port: the port of the running server, None when it is not running.
        answering: it takes connections; False while it starts, recovers or stops.
        users: how many living programs keep it up.
        log: the server's own log.
        problem: one sentence on why the folder cannot be used, None when it can.
    """

    folder: Path
    cluster: Path
    created: bool
    pid: int | None
    port: int | None
    answering: bool
    users: int
    log: Path
    problem: str | None
