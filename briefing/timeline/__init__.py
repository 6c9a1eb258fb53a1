"""What happened when, and what is to come: dated statements, a timeline, a calendar.

The plan of this room::

    stating    which sentences say when something happened or will happen
    outlook    whether a sentence puts a date as something to come
    wording    which statements say the same
    course     the timeline: the telling ones, in order of time
    ahead      the calendar: what sources say will happen, and when
    due        what became of what has come due

Knows articles with their sentences and the events they report. Does not know whether a sentence
reads well alone, nor how anything is drawn. Undated articles give only dates written in full.
"""

from briefing.timeline.ahead import calendar
from briefing.timeline.course import Alone, Reports, reports, timeline
from briefing.timeline.stating import dated

__all__ = ["Alone", "Reports", "calendar", "dated", "reports", "timeline"]
