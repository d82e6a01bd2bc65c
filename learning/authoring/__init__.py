"""What trainers bring: recordings and slides, checked before they are kept."""
