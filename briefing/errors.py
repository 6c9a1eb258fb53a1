"""Errors of the program. Each names its subject and, where there is one, the remedy.

Knows nothing of how an error is shown: only the command line prints.
"""


class BriefingError(Exception):
    """Root of every error that a user can cause or mend.

    ``str(error)`` is one or more plain lines, fit to be shown as they are.
    """


class UsageError(BriefingError):
    """The call or its settings are wrong: a bad option, an unknown name, a bad date."""


class SettingsError(UsageError):
    """``briefing.toml``, a profile or another settings file does not hold what it should."""


class TemplateError(BriefingError):
    """A template failed; the message gives its file, line and the name at fault."""


class MissingLibrary(BriefingError):
    """The machine lacks something that no Python package can bring (a system library)."""


class NothingUsable(BriefingError):
    """No article could be read, so there is nothing to brief; earlier output is left alone."""


class UnfaithfulBrief(BriefingError):
    """A quoted sentence is not in its source at its span; such a brief is never published."""


def unknown_name(kind: str, name: str, known: list[str] | tuple[str, ...] | dict) -> UsageError:
    """An error for a name that no table holds, with the choices and the nearest one."""
    import difflib

    choices = sorted(known)
    near = difflib.get_close_matches(name, choices, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return UsageError(f"unknown {kind} {name!r}.{hint} Choose from: {', '.join(choices)}")
