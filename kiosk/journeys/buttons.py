"""Buttons that many pages share, so that the same word, picture and place mean the same thing everywhere."""

from __future__ import annotations

from kiosk.say import say
from kiosk.views import Button, Emphasis

OFFICER = Button("officer", say("visit.officer"), "support_agent")
DONE = Button("done", say("visit.done"), "check", Emphasis.PRIMARY)
DONE_LATER = Button("done", say("visit.done"), "check")  # beside something better to do
RATE = Button("rate", say("survey.offer"), "thumb_up")
RETRY = Button("retry", say("visit.retry"), "refresh", Emphasis.PRIMARY)
NEXT = Button("next", say("visit.next"), "arrow_forward", Emphasis.PRIMARY)
CAME_OUT = Button("yes", say("visit.paper.yes"), "check", Emphasis.PRIMARY)
PRINT_AGAIN = Button("again", say("visit.paper.again"), "print")
