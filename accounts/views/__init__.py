"""What visitors see and do about themselves."""
