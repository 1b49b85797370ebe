"""A report as a workbook: a sheet with the facts, one with a chart for each series, one for each table."""

import io
from typing import TYPE_CHECKING

from bot.documents.report import ReportContent, Series
from bot.documents.spreadsheets import Sheets, workbook_in
from bot.messages.documents import DOCUMENTS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BLUE, _RED = "#1F5FA8", "#C00000"


def report_xlsx(content: ReportContent) -> bytes:
    """Return the workbook; its charts are drawn from its cells, so that they follow when somebody corrects one."""
    out = io.BytesIO()
    with workbook_in(out) as sheets:
        _summary(sheets, content)
        for series in content.series:
            _chart(sheets, series, DOCUMENTS[content.language].report["target"])
        for table in content.tables:
            sheets.add_table(table.title, table.columns, table.rows)
    return out.getvalue()


def _summary(sheets: Sheets, content: ReportContent) -> None:
    sheet = sheets.add(DOCUMENTS[content.language].report["summary"])
    sheet.set_column(0, 0, 50)
    sheet.set_column(1, 1, 16)
    bold = sheets.workbook.add_format({"bold": True, "font_size": 14})
    sheets.write_row(sheet, 0, [content.title], bold)
    sheets.write_row(sheet, 1, [content.subtitle])
    sheets.write_row(sheet, 2, [content.made])
    for number, fact in enumerate(content.facts, start=4):
        sheets.write_row(sheet, number, [fact.label, fact.value])


def _chart(sheets: Sheets, series: Series, target_label: str) -> None:
    """Add a sheet with the numbers and, beside them, columns and the line of the target."""
    targets = [] if series.target is None else [series.target]
    columns = ["", series.title, *(target_label.format(target=target) for target in targets)]
    sheet = sheets.add_table(series.title, columns, [(*bar, *targets) for bar in series.bars])
    if not series.bars:
        return
    chart = sheets.workbook.add_chart({"type": "column"})
    chart.add_series(_drawn(sheet, 1, len(series.bars)) | {"fill": {"color": _BLUE}, "data_labels": {"value": True}})
    if targets:
        line = sheets.workbook.add_chart({"type": "line"})
        line.add_series(_drawn(sheet, 2, len(series.bars)) | {"line": {"color": _RED, "dash_type": "dash"}})
        chart.combine(line)
    chart.set_title({"name": series.title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom"} if targets else {"none": True})
    chart.set_size({"width": 760, "height": 420})
    sheet.insert_chart(1, len(columns) + 1, chart)


def _drawn(sheet: "Worksheet", column: int, bars: int) -> dict[str, object]:
    """Return where the names and the numbers of ``column`` are."""
    return {
        "name": [sheet.name, 0, column],
        "categories": [sheet.name, 1, 0, bars, 0],
        "values": [sheet.name, 1, column, bars, column],
    }
