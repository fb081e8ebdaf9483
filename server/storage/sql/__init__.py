"""The queries, in SQLAlchemy Core: synchronous, for any database that it speaks to."""
