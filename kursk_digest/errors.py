"""What can go wrong for a user. A bug of ours is never one of these."""


class KurskError(Exception):
    """Base of all errors that a user can mend.

    The message is one line: what is wrong, where, and what to do.
    """


class ConfigError(KurskError):
    """A setting is unknown, of the wrong kind, or out of range."""


class SourceError(KurskError):
    """One location could not be read; the message leaves the location out."""


class DigestError(KurskError):
    """A saved digest cannot be read or does not follow the JSON contract."""


class DeliveryError(KurskError):
    """A digest could not be written, sent or handed over; nothing of it is taken for told."""


class LockedError(KurskError):
    """Another run holds the lock of the archive."""


class ArchiveError(KurskError):
    """The archive cannot be read or written, or is none; the message names the file."""


class TimeUpError(KurskError):
    """The run took longer than it may; what was not delivered by then is not told."""
