"""The document camera while somebody stands before it: the living picture, the page that is taken by itself, and codes
that are held under it.

`service` runs it; `stillness` decides when a page lies still; `looker` asks the process beside what frames show; `look`
is its answer.
"""
