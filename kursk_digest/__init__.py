"""A news digest that can be checked: verbatim sentences, each with every source that states it."""

__version__ = "0.1.0"
