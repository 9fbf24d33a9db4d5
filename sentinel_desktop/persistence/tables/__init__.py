"""One file an aggregate: its ORM rows, and the grants its tables give."""
