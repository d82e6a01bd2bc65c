"""Writers of question files: one small pure module for each format."""
