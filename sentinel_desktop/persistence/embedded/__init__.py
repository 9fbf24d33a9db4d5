"""The parts of the embedded server: where it lies, who uses it, how it is created, started and stopped."""
