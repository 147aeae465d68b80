"""The invented lessons of a region: answers to the standing questions."""

from typing import Any

from pipelines.sample.projects import Project
from pipelines.sample.world import Region, recipe


def lessons(region: Region, made: list[Project], number: int) -> list[dict[str, Any]]:
    """Return 3 to 7 lessons; `number` is the index of the region, so that together they answer every question."""
    chance, known = region.chance, recipe()
    questions = list(known["lessons"])
    told = []
    for index in range(int(chance.integers(3, 8))):
        question = questions[(number * 3 + index) % len(questions)]
        ((subject, text),) = chance.choice(known["lessons"][question]).items()
        told.append(
            {
                "halfjaar": str(chance.choice(region.cohorts[1:])),
                "vraag": question,
                "onderwerp": subject,
                "thema": str(chance.choice(known["themes"])),
                "traject": str(chance.choice([one["traject"] for one in made])) if chance.random() < 0.3 else "",
                "delen_met": str(chance.choice(["landelijk", "regios", "iedereen"], p=[0.2, 0.4, 0.4])),
                "tekst": text,
            }
        )
    return told
