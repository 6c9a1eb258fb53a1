"""Who may see what: markings of the Traffic Light Protocol (FIRST, TLP 2.0) and what they withhold.

An audience that may not see a source gets neither its text nor its name. So what is marked above
its clearance is taken out of what was read, before anything is grouped, counted or numbered; of it
a number remains. The plan of this room::

    rules     levels, the [handling] table, how far an audience is cleared
    names     names of outlets and domains, found in prose and in addresses
    marks     what every article is marked, by the rules and by itself
    view      what one audience may see of what was read; checks of a finished brief

Knows articles, markings and names. Does not know where files really lie, whom a brief counts as
one voice or where sentences end: it is handed functions that do.
"""

from briefing.handling.marks import Locate, Voice, mark, of_brief
from briefing.handling.names import Names
from briefing.handling.rules import (
    LEVELS,
    Rules,
    Source,
    above,
    clearance,
    parse,
    strictest,
)
from briefing.handling.view import (
    MASK,
    Hidden,
    View,
    require_cleared,
    require_hidden,
    visible,
)

__all__ = [
    "LEVELS",
    "MASK",
    "Hidden",
    "Locate",
    "Names",
    "Rules",
    "Source",
    "View",
    "Voice",
    "above",
    "clearance",
    "mark",
    "of_brief",
    "parse",
    "require_cleared",
    "require_hidden",
    "strictest",
    "visible",
]
