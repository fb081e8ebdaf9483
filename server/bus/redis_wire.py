"""What goes over a link to Redis and what comes back, in words.

Owns the packing of commands and the wording of failures for operators, which
never holds a password.
"""

import os
import ssl

import hiredis


class LinkFailed(Exception):
    """The broker could not be reached, or turned us away. The text is one line."""


def pack(*parts: bytes | str) -> bytes:
    """One command as Redis reads it."""
    packed: bytes = hiredis.pack_command(parts)  # type: ignore[arg-type]  # its stub says 1-tuple
    return packed


def in_words(error: Exception) -> str:
    """One line about an error of the system, of TLS or of Redis."""
    if isinstance(error, hiredis.ReplyError) and "unknown command" in str(error):
        # This answer goes on to quote our HELLO, the password in it.
        return "it does not know HELLO; Redis 6 or newer is needed"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {error.verify_message}"
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLError):
        number = error.errno or 0
        if number > 0:  # getaddrinfo's are negative, and their own text is the better one
            return os.strerror(number)
    return (str(error) or type(error).__name__).splitlines()[0]
