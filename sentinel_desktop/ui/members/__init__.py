"""Members: the table, the page of one of them, and the editor."""
