"""Fills a workbook with LibreOffice, which listens on a pipe: python3 fill_libreoffice.py PIPE TEMPLATE CELLS OUT.

Run by the system's Python, which has the module `uno`; not by that of the project.
"""

import csv
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale

SECONDS = 60


def connected(pipe):
    """Return the desktop of a LibreOffice that is still starting."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(SECONDS * 2):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def option(name, value):
    """Return one option of a call."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def main(pipe, template, cells, out):
    """Fill the cells and store the workbook as Excel would."""
    book = connected(pipe).loadComponentFromURL(Path(template).as_uri(), "_blank", 0, (option("Hidden", True),))
    formats = book.NumberFormats
    day = formats.queryKey("DD-MM-YYYY", Locale(), False)
    day = formats.addNew("DD-MM-YYYY", Locale()) if day == -1 else day
    for sheet, row, place, kind, value in csv.reader(Path(cells).read_text("utf-8").splitlines(), delimiter="\t"):
        cell = book.Sheets.getByName(sheet).getCellByPosition(int(place) - 1, int(row) - 1)
        if kind == "text":
            cell.String = value
        else:
            cell.Value = float(value)
        if kind == "day":
            cell.NumberFormat = day
    book.storeToURL(Path(out).as_uri(), (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
