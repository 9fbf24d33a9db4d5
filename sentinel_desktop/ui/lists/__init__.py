"""The lists that operators choose from, for supervisors to edit."""
