"""One file for each thing that can be found in a text."""
