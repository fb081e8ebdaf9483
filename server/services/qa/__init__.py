"""Expert Q&A: `scheduling` plans sessions, `running` moves them, `places` lets people in."""
