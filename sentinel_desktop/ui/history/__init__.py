"""The history page: passages of everybody, and who was in at a moment."""
