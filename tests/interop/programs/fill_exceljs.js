// Fills a workbook with ExcelJS: node fill_exceljs.js TEMPLATE CELLS OUT
const excel = require("exceljs");
const { cells } = require("./cells.js");

const DAY = 24 * 60 * 60 * 1000;
const [template, list, out] = process.argv.slice(2);
const book = new excel.Workbook();

book.xlsx.readFile(template).then(() => {
  for (const { sheet, row, place, kind, value } of cells(list)) {
    const cell = book.getWorksheet(sheet).getCell(row, place);
    cell.value = kind === "day" ? new Date(Date.UTC(1899, 11, 30) + value * DAY) : value;
    if (kind === "day") cell.numFmt = "dd-mm-yyyy";
  }
  return book.xlsx.writeFile(out);
});
