"""One member: what is known of them, what was, and the form to change it."""
