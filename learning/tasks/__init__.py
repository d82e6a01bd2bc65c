"""Work that the worker does: one module for each noun."""
