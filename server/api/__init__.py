"""The HTTP edge: one table of routes, and what turns a request into a use case and back."""
