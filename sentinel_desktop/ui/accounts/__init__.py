"""The accounts of those who may sign in, and the log of their sign-ins."""
