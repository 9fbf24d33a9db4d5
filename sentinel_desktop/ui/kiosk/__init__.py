"""Visitors who sign themselves in and out: by touch, in their language, and told nothing about anybody."""
