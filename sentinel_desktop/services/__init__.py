"""USE CASES: one module a feature; knows no library."""
