"""The text reader: a plain-text programme to an Event, in two stages.

`outline` gives each line a role, without saying what it means; `reader` says what the lines mean. Neither invents
anything: each value is a stretch of the source or comes from a rule with a name, and every line that became no fact is
named in a problem `unread-text`.
"""
