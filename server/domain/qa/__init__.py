"""Expert Q&A sessions: when they are, what state they are in, and what becomes of a question."""
