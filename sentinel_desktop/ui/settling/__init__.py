"""What a person must settle: scans that the database refuses, and passages that contradict each other."""
