"""What the page of the audit calls what it shows."""

from sentinel_desktop.persistence.tables import Row
from sentinel_desktop.ui.audit.names import audited_tables, named_fields
from sentinel_desktop.ui.audit.wording import is_shown


def test_every_audited_column_has_words() -> None:
    """A column is called by words of the screen's language, not by its name in the database."""
    audited = [table for table in Row.metadata.sorted_tables if table.name in audited_tables()]
    shown = {column.name for table in audited for column in table.columns if is_shown(column.name)}

    assert shown - named_fields() == set()
