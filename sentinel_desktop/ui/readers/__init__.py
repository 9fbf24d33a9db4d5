"""The reader: how it is, a badge to try it, and which one is used."""
