"""Claims of today, claims that were told -> what is new, repeated, changed, corrected. Pure.

Whether a claim was told is decided by the matching of claims, over the statements of today and
those of the days before together; what is here reads its answer.
"""
