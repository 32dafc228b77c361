"""What our Dutch keeps to: words we do not use, and sentences that read well aloud."""

from __future__ import annotations

import re

import msgspec

AVOIDED = (
    r"moet(en)?", r"moest(en)?", r"fal(en|en\w*|ing)", r"mislukt?\w*", r"streak\w*", r"scores?", r"prestaties?",
    r"volhouden", r"even", r"simpel\w*", r"gemakkelijk\w*", r"diep (in)?ademhalen", r"ontspan", r"hoofd leeg",
    r"lekker slapen", r"genez\w+", r"behandel(t|ing)?", r"klachten verminderen", r"bewezen", r"reset\w*",
    r"zenuwstelsel", r"nervus vagus", r"cortisol", r"luister naar je lichaam", r"gestrest", r"mindset", r"tools?",
    r"flow", r"goed gedaan", r"geweldig", r"dagen niet geweest",
)  # fmt: skip
FORBIDDEN = re.compile(r"\b(" + "|".join(AVOIDED) + r")\b", re.IGNORECASE)
LONGEST_SENTENCE_WORDS = 20
EASIEST_FLESCH_DOUMA = 70.0


def texts(value: object) -> list[str]:
    """Give every text a reader can see in a piece of content, ids and phases left out."""
    plain = msgspec.to_builtins(value)
    found: list[str] = []

    def walk(item: object, name: str) -> None:
        if isinstance(item, dict):
            for key, inner in item.items():
                if key not in (
                    "id",
                    "phase",
                    "kind",
                    "group",
                    "grade",
                    "sources",
                    "claims",
                    "exercise",
                    "explanations",
                ):
                    walk(inner, key)
        elif isinstance(item, list | tuple):
            for inner in item:
                walk(inner, name)
        elif isinstance(item, str) and name not in ("variant",):
            found.append(item)

    walk(plain, "")
    return found


def sentences(text: str) -> list[str]:
    """Split running text into sentences."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.replace("*", "").strip()) if part]


def words(text: str) -> list[str]:
    """Split text into words; a number counts as one."""
    return re.findall(r"[\w’'-]+", text)


def syllables(word: str) -> int:
    """Count the vowel groups of a Dutch word: good enough for a readability formula."""
    groups = re.findall(r"aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyéèëïöü]", word.lower())
    return max(1, len(groups))


def flesch_douma(text: str) -> float:
    """Give the Flesch-Douma reading ease: 206.835 - 0.93 (words/sentence) - 77 (syllables/word)."""
    all_words = words(text)
    return 206.835 - 0.93 * len(all_words) / len(sentences(text)) - 77 * sum(map(syllables, all_words)) / len(all_words)
