"""The typed content of the pages with help and with *je maatstaf*."""

from __future__ import annotations

from typing import Annotated

import msgspec

from herstel_app.core.content import Content, Identifier, Text
from herstel_app.core.health_facts import HealthFact


class HelpEntry(Content, frozen=True):
    """One heading of *Hulp en veiligheid* with its points."""

    id: Identifier
    title: Text
    points: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    urgent: bool = False
    first: Text | None = None
    """What to do now, before anything else: calm, and in larger letters."""
    emergency: tuple[Text, ...] = ()
    """When to call 112, right below that."""
    words: tuple[Text, ...] = ()
    """Other words that people look for it with; they are not shown."""
    about: tuple[HealthFact, ...] = ()
    """The health facts that this is the advice for."""
    exercise: Identifier | None = None
    """The exercise that is offered below the points."""

    @property
    def shown(self) -> tuple[str, ...]:
        """All that is read of it, in that order."""
        return (self.title, *([self.first] if self.first else []), *self.emergency, *self.points)


class Contact(Content, frozen=True):
    """Whom to call: name, number as spoken and dialled, when."""

    name: Text
    number: Text
    when: Text
    first: Text | None = None
    """What it is for, in a few words, where it stands below the title of the page too."""


class HelpPage(Content, frozen=True):
    """*Hulp en veiligheid*: facts and telephone numbers."""

    title: Text
    intro: Text
    contacts: Annotated[tuple[Contact, ...], msgspec.Meta(min_length=1)]
    entries: Annotated[tuple[HelpEntry, ...], msgspec.Meta(min_length=1)]
    checked: Text

    def entries_about(self, fact: HealthFact) -> tuple[HelpEntry, ...]:
        """Give the entries with advice for a health fact."""
        return tuple(entry for entry in self.entries if fact in entry.about)


class YardstickQuestion(Content, frozen=True):
    """A question of *je maatstaf*, to be answered with yes or no; yes is a sign that herstel is slipping away."""

    id: Identifier
    text: Text
    further: bool = False
    """Whether yes, week after week, is one of the reasons to look further (the tenth explanation)."""


class FactsCard(Content, frozen=True):
    """What is offered once, when it may be good to see a doctor; `foot` says where it can be found again.

    `more` is folded away: what is urgent is among the `points`.
    """

    title: Text
    points: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    foot: Text
    more: tuple[Text, ...] = ()


class Yardstick(Content, frozen=True):
    """*Je maatstaf*: at most four questions a week."""

    intro: Text
    questions: Annotated[tuple[YardstickQuestion, ...], msgspec.Meta(min_length=1, max_length=4)]
    facts: FactsCard
