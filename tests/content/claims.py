"""The ideas the explanations carry, by section: the table the content is held against."""

from __future__ import annotations

from typing import NamedTuple

CLAIMS: dict[int, tuple[str, ...]] = {
    1: ("functioning-hides-absence", "noticed-between-loads"),
    2: ("ability-to-return", "four-levels", "happens-by-itself", "subtle-presence", "creeping-absence"),
    3: ("two-processes", "carried-by-willpower", "four-recognitions", "put-off-unnoticed"),
    4: (
        "absence-or-regulation",
        "still-but-grinding",
        "lying-but-tense",
        "asleep-but-on",
        "four-signals",
        "safe-enough",
    ),
    5: ("step-by-step", "shifted-frame"),
    6: ("reflex-control", "adds-tension", "letting-go-not-discipline"),
    7: ("five-links", "keeps-itself-going", "loose-tips"),
    8: ("basic-condition", "less-buffer", "sleep-first"),
    9: ("natural-ability", "four-looks", "no-pressure"),
    10: ("look-further", "information-not-failure", "sooner-shorter"),
    11: ("ground-and-coherence", "guidance"),
}

PRACTISED = (
    "functioning-hides-absence", "noticed-between-loads", "four-levels", "happens-by-itself", "four-recognitions",
    "still-but-grinding", "lying-but-tense", "safe-enough", "shifted-frame", "adds-tension",
    "letting-go-not-discipline", "five-links", "basic-condition", "four-looks", "ground-and-coherence",
)  # fmt: skip
"""The claims that can be felt with the exercises there are."""

MOST_PRACTICES = 3
"""In one section; in a chain there is one for each link instead, and no other."""


class Idea(NamedTuple):
    """One idea, the claim that carries it, and the words that say it plainly, all in one paragraph of that claim."""

    name: str
    claim: str
    said: tuple[str, ...]


IDEAS = (
    # 1
    Idea("familiar-but-not-understood", "functioning-hides-absence", ("kent het woord", "weinig mensen precies wat")),
    Idea("going-on-hides-it", "functioning-hides-absence", ("doordat je door blijft gaan", "te weinig herstelt")),
    Idea("not-in-what-you-do", "noticed-between-loads", ("niet aan wat je doet", "tussen de drukte")),
    # 2
    Idea("more-than-rest-or-sleep", "ability-to-return", ("meer dan uitrusten", "meer dan slapen")),
    Idea("return-after-load", "ability-to-return", ("na een zware dag vanzelf weer bijkomen",)),
    Idea("less-tension", "ability-to-return", ("spanning neemt af",)),
    Idea("energy-refilled", "ability-to-return", ("energie komt terug",)),
    Idea("room-and-resilience", "ability-to-return", ("ruimte in je hoofd", "tegen een stootje")),
    Idea("four-levels-at-once", "four-levels", ("vier niveaus tegelijk", "in je lijf", "in je hoofd", "in je gevoel")),
    Idea("below-awareness", "four-levels", ("onbewust", "minder alert op gevaar", "zonder dat je het merkt")),
    Idea("by-itself-if-conditions-are-right", "happens-by-itself", ("gebeurt vanzelf", "omstandigheden goed zijn")),
    Idea("presence-is-subtle", "subtle-presence", ("kleine dingen", "niet van de energie", "in balans")),
    Idea("traces-of-presence", "subtle-presence", ("hoofd laat", "lijf ontspant", "geen gevecht", "kost weinig")),
    Idea(
        "absence-creeps-in", "creeping-absence", ("te weinig herstelt, merk je pas laat", "neem je steeds meer op je")
    ),
    # 3
    Idea("not-only-after-collapse", "two-processes", ("pas als je bent ingestort",)),
    Idea("two-different-processes", "two-processes", ("doorgaan en herstellen zijn twee verschillende",)),
    Idea("months-or-years-on-will", "carried-by-willpower", ("maanden, soms jaren", "wilskracht", "schema", "plicht")),
    Idea("much-responsibility", "four-recognitions", ("voor veel dingen verantwoordelijk",)),
    Idea("used-to-pushing-on", "four-recognitions", ("gewend om door te gaan",)),
    Idea("own-signals-played-down", "four-recognitions", ("maakt je klachten klein",)),
    Idea("getting-through", "four-recognitions", ("sla ik me wel doorheen",)),
    Idea("tired-and-tense-is-normal", "put-off-unnoticed", ("moe zijn normaal", "spanning ook")),
    Idea("rest-is-for-later", "put-off-unnoticed", ("iets voor later",)),
    Idea("put-off-without-noticing", "put-off-unnoticed", ("herstel steeds uit", "zonder dat je het merkt")),
    # 4
    Idea("rest-is-doing-nothing", "absence-or-regulation", ("rust betekent dat je niets doet",)),
    Idea("recovery-is-regulation", "absence-or-regulation", ("je lijf omschakelt", "echt ontspant")),
    Idea("sitting-with-a-busy-head", "still-but-grinding", ("stilzitten", "maalt je hoofd")),
    Idea("lying-with-tense-muscles", "lying-but-tense", ("liggen", "spieren gespannen")),
    Idea("sleeping-without-relaxing", "asleep-but-on", ("slapen", "ontspant je lijf niet echt")),
    Idea("rested-in-the-morning", "asleep-but-on", ("ben ik uitgerust",)),
    Idea("softening", "four-signals", ("vier kleine signalen", "zachter")),
    Idea("less-pressure-in-the-head", "four-signals", ("druk in je hoofd neemt af",)),
    Idea("deeper-breath", "four-signals", ("adem wordt ruimer",)),
    Idea("body-lets-go", "four-signals", ("lijf laat vanzelf los",)),
    Idea("safe-enough-first", "safe-enough", ("pas los als je je veilig genoeg voelt",)),
    # 5
    Idea("gone-step-by-step", "step-by-step", ("stap voor stap",)),
    Idea("slower-to-get-going", "step-by-step", ("langzamer op gang",)),
    Idea("relaxing-takes-effort", "step-by-step", ("ontspannen kost moeite",)),
    Idea("sleep-refreshes-less", "step-by-step", ("van slapen knap je minder op",)),
    Idea("no-longer-recharging", "step-by-step", ("laadt niet meer op",)),
    Idea("own-signals-ignored", "step-by-step", ("signalen", "je negeert")),
    Idea("normal-shifts", "shifted-frame", ("verschuift ook wat je normaal vindt", "uitzondering is normaal geworden")),
    Idea("as-if-always-so", "shifted-frame", ("alsof het altijd zo was", "klopt dat niet")),
    # 6
    Idea("reflex-is-control", "reflex-control", ("meer controle", "plan", "gewoontes", "discipline")),
    Idea("works-for-a-while", "adds-tension", ("een tijdje werkt dat",)),
    Idea("adds-to-a-tense-body", "adds-tension", ("al overbelast", "nog spanning bij", "blijft je lijf alert")),
    Idea("not-unwilling", "adds-tension", ("geen onwil", "zo werkt een lijf")),
    Idea(
        "discipline-helps-rhythm",
        "letting-go-not-discipline",
        ("discipline helpt bij ritme", "orde", "los je er niet mee op"),
    ),
    Idea("letting-go", "letting-go-not-discipline", ("loslaten nodig", "harder je best doen helpt dan niet")),
    # 7
    Idea("link-load", "five-links", ("te veel", "herstel je te weinig")),
    Idea("link-stress-system", "five-links", ("daardoor blijft je stress-systeem aanstaan",)),
    Idea("link-letting-go", "five-links", ("daardoor kun je spanning minder goed loslaten",)),
    Idea("link-worse-recovery", "five-links", ("daardoor herstel je nog minder, ook in je slaap",)),
    Idea("link-more-effort", "five-links", ("daardoor kost elke dag meer inspanning", "begint de keten opnieuw")),
    Idea("chain-keeps-going", "keeps-itself-going", ("houdt de keten zichzelf in stand",)),
    Idea("not-your-fault", "keeps-itself-going", ("niet jouw schuld", "geen kans om bij te komen")),
    Idea("tips-touch-behaviour", "loose-tips", ("alleen je gedrag",)),
    Idea("this-is-loose-too", "loose-tips", ("ook voor deze app", "losse oefeningen")),
    # 8
    Idea("no-luxury", "basic-condition", ("geen luxe", "geen beloning", "als alles af is")),
    Idea("needed-always", "basic-condition", ("altijd nodig", "eten, drinken en een dak")),
    Idea("everything-heavier", "less-buffer", ("alles zwaarder", "nadenken", "gevoelens", "kiezen", "wereld kleiner")),
    Idea("less-buffer-not-weaker", "less-buffer", ("niet zwakker", "minder reserve")),
    Idea("first-in-sleep", "sleep-first", ("het eerst aan je slaap", "signaal", "te lang door")),
    Idea("insomnia-in-its-own-right", "sleep-first", ("aandoening op zichzelf", "goede hulp")),
    # 9
    Idea("natural-ability", "natural-ability", ("herstellen kun je van nature",)),
    Idea("disturbed-by-load", "natural-ability", ("maandenlang te vol", "te weinig ruimte", "verstoord")),
    Idea("look-where", "four-looks", ("stapelt spanning zich op",)),
    Idea("look-what-hinders", "four-looks", ("wat maakt loslaten moeilijk",)),
    Idea("look-why-alert", "four-looks", ("waarom blijft je lijf alert",)),
    Idea("look-step-by-step", "four-looks", ("hoe kun je stap voor stap weer herstellen",)),
    Idea("no-pressure-no-quick-fix", "no-pressure", ("zonder druk", "snelle oplossing")),
    Idea("respect-for-the-way-here", "no-pressure", ("heeft redenen", "respect")),
    # 10
    Idea("rest-no-longer-refreshes", "look-further", ("je rust uit, en je knapt er niet van op",)),
    Idea("sleep-no-longer-restores", "look-further", ("je slaapt, en je wordt toch moe wakker",)),
    Idea("less-margin", "look-further", ("steeds minder energie over",)),
    Idea("information", "information-not-failure", ("geen zwakte en geen fout", "informatie")),
    Idea("doctor-when-in-doubt", "information-not-failure", ("huisarts", "lichamelijke oorzaak", "medicijnen")),
    Idea("doctor-for-sleepiness", "information-not-failure", ("overdag erg slaperig", "slaapstoornis")),
    Idea("sooner-is-shorter", "sooner-shorter", ("hoe eerder", "hoe korter")),
    # 11
    Idea(
        "ground-of-all",
        "ground-and-coherence",
        ("ligt onder alles", "na te denken", "met stress om te gaan", "je dag door", "goed te slapen"),
    ),
    Idea("complaints-belong-together", "ground-and-coherence", ("losse klachten", "te weinig herstel", "samenhangen")),
    Idea("worth-exploring", "guidance", ("wat heb jij nodig", "de moeite waard")),
    Idea("guidance-is-a-safe-step", "guidance", ("een veilige stap om er met iemand samen",)),
)
