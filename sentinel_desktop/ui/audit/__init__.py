"""The audit: who changed what and when, and whether the logs are as they were sealed."""
