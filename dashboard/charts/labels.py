"""Where the names of points go, so that no name lies on another name or on a point. Pure geometry, in pixels."""

from collections.abc import Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]

CHARACTER, LINE, MARK = 6.4, 16.0, 7.0  # at 13 px; a mark is about 12 px across
POSITIONS = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "bottom right": (1, -1),
    "top left": (-1, 1),
    "bottom left": (-1, -1),
    "top center": (0, 1),
    "bottom center": (0, -1),
}


def positions(named: Sequence[tuple[Point, str]], marks: Sequence[Point], width: float, height: float) -> list[str]:
    """Return per name the position beside its point (a `textposition` of Plotly) where it covers least.

    `named` are points with their names, in order of importance; `marks` are all points. Measured from bottom left.
    """
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in marks]
    chosen = []
    for point, name in named:
        boxes = {position: _box(point, name, position) for position in POSITIONS}
        best = min(boxes, key=lambda position: _covered(boxes[position], taken, width, height))
        taken.append(boxes[best])
        chosen.append(best)
    return chosen


def _box(point: Point, name: str, position: str) -> Box:
    across, up = POSITIONS[position]
    long = len(name) * CHARACTER
    middle_x, middle_y = point[0] + across * (MARK + long / 2), point[1] + up * (MARK + LINE / 2)
    return middle_x - long / 2, middle_y - LINE / 2, middle_x + long / 2, middle_y + LINE / 2


def _covered(box: Box, taken: list[Box], width: float, height: float) -> float:
    """Return the area that a name would cover of others, and what of it would fall outside the figure."""
    inside = _shared(box, (0, 0, width, height))
    area = (box[2] - box[0]) * (box[3] - box[1])
    return sum(_shared(box, other) for other in taken) + 10 * (area - inside)


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(up, 0.0)
