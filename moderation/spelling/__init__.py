"""Reading misspelled words towards the words that rules look for."""
