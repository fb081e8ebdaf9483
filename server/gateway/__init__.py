"""The front door and everything behind a WebSocket: sessions, topics, presence, drain."""
