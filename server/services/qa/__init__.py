"""Expert Q&A: `scheduling` plans sessions, `running` moves them, `places` lets people in.

`asking`, `voting` and `deciding` are about the questions; `announcing` tells of them and `showing`
says what of one leaves, and to whom.
"""
