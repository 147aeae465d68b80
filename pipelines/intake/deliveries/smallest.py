"""The smallest whole delivery of the programme: who judges it once has read the registries and loaded every rule."""

from pipelines.registries import code_list, cohorts, region_names


def smallest() -> list[tuple[str, bytes]]:
    """Return its projects and its results as files, each with its name."""
    cohort, (_, day) = next(iter(cohorts().items()))
    keys = f"{next(iter(region_names()))};{day};t1"
    pillar, group = code_list("pillars")[0].code, code_list("target_groups")[0].code
    projects = f"regio;peildatum;traject;soort;pijler\n{keys};met_deelnemers;{pillar}\n"
    results = f"regio;peildatum;traject;gestart_in;doelgroep;deelnemers\n{keys};{cohort};{group};5\n"
    return [("trajecten.csv", projects.encode()), ("resultaten.csv", results.encode())]
