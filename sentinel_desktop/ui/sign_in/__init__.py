"""Who sits at the desk: signing in, locking, passwords, and the first account of all."""
