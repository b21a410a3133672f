"""Many events: read one after another or by several processes, judged and written as they come, in bounded memory.

`streams` opens and packs files, `records` cuts the input into chunks, `work` is the pure function from a chunk to its bytes and
its problems, `run` calls it in order and can go on where it was cut off. `cluster` calls it on other machines: `partitions` cuts
the input up for them, `folder` is what they write, and `stores` are where both stand.
"""
