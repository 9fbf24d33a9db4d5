"""Rows in, domain values out; a repository never commits."""
