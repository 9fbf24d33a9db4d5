"""STORE: SQLAlchemy, psycopg and SQLite live here and nowhere else."""
