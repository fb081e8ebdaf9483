"""Escalation: from the first sign that somebody is at risk until they were helped.

`raising` opens a case or adds to the one that is open, `paging` is what time does, `moving` what
staff do, `notes` what they write down, `closing` the end, `side_rooms` where they talk, `choosing`
what the person says, `reading` who may read what, `figures` what the organisation learns.
"""
