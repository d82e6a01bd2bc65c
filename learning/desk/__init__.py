"""The trainer's desk: what is done with modules besides writing them."""
