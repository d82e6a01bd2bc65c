"""What visitors see and do."""
