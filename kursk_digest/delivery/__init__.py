"""The other rim: where a finished digest goes. Files, mail programs, servers, other commands.

Everything here either hands over the whole and says so, or raises and has handed over nothing.
"""
