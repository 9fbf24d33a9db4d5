"""READERS: serial ports and the bytes that come out of them; pyserial lives here and nowhere else."""
