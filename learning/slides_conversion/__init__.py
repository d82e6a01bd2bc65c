"""Slides from a PowerPoint or PDF file. Knows no Django: its readers run in processes of their own."""
