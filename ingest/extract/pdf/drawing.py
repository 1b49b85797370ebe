"""What is drawn on a page besides its text: ruled lines, which make tables, and areas that white text can stand on."""

from collections.abc import Iterator
from ctypes import c_float, c_uint
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.extract.pdf.layout import Rulings, ToUpright

LIGHTEST = 250
"""Of 255; text whose colour has no channel below it cannot be read on paper."""

MOST_OBJECTS = 20_000
"""On one page; a map has more, but it has no tables."""

_KINDS = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING]
_THIN = 2.5
_SHORTEST = 4.0

_Box = tuple[float, float, float, float]
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The ruled lines of a page, and the boxes (left, top, right, bottom) of pictures and of dark areas."""

    rulings: Rulings
    areas: tuple[_Box, ...]

    @staticmethod
    def of(page: pypdfium2.PdfPage, place: ToUpright) -> "Drawing":
        """Look at the paths and pictures of ``page``."""
        pairs: list[tuple[_Point, _Point]] = []
        areas: list[_Box] = []
        for thing in islice(page.get_objects(_KINDS, max_depth=3), MOST_OBJECTS):
            if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
                pairs.extend(_edges(thing, place))
            if thing.type != pdfium.FPDF_PAGEOBJ_PATH or _is_dark(thing):
                areas.append(_box(thing, place))
        return Drawing(_rulings(pairs), tuple(areas))

    def covers(self, x: float, y: float) -> bool:
        """Return whether the point lies on a picture or a dark area."""
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.areas)


def _box(thing: pypdfium2.PdfObject, place: ToUpright) -> _Box:
    left, bottom, right, top = thing.get_bounds()
    (x1, y1), (x2, y2) = place(left, top), place(right, bottom)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _is_dark(thing: pypdfium2.PdfObject) -> bool:
    """Return whether a path is filled with something else than white."""
    channels = [c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(thing.raw, *channels)
    return bool(known) and channels[3].value > 0 and min(each.value for each in channels[:3]) < LIGHTEST


def _edges(path: pypdfium2.PdfObject, place: ToUpright) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight edges of a path; a thin filled box, which is how Word draws a line, is one edge."""
    left, top, right, bottom = _box(path, place)
    if min(right - left, bottom - top) < _THIN:
        across = right - left > bottom - top
        middle = (top + bottom) / 2 if across else (left + right) / 2
        yield ((left, middle), (right, middle)) if across else ((middle, top), (middle, bottom))
        return
    points = [place(*point) for point in _points(path)]
    yield from pairwise(points)


def _points(path: pypdfium2.PdfObject) -> Iterator[_Point]:
    matrix = path.get_matrix()
    x, y = c_float(), c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path.raw), MOST_OBJECTS)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path.raw, index), x, y):
            yield matrix.on_point(x.value, y.value)


def _rulings(edges: list[tuple[_Point, _Point]]) -> Rulings:
    across: set[tuple[float, float, float]] = set()
    down: set[tuple[float, float, float]] = set()
    for (x1, y1), (x2, y2) in edges:
        if abs(y1 - y2) < 1 and abs(x1 - x2) > _SHORTEST:
            across.add((y1, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) > _SHORTEST:
            down.add((x1, min(y1, y2), max(y1, y2)))
    return Rulings(tuple(sorted(across)), tuple(sorted(down)))
