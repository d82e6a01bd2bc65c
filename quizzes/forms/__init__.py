"""What practitioners answer, and what trainers write."""
