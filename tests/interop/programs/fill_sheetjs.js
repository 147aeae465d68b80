// Fills a workbook with SheetJS: node fill_sheetjs.js TEMPLATE CELLS OUT
const xlsx = require("xlsx");
const { cells } = require("./cells.js");

const [template, list, out] = process.argv.slice(2);
const book = xlsx.readFile(template, { cellStyles: true });
for (const { sheet, row, place, kind, value } of cells(list)) {
  const cell = kind === "text" ? { t: "s", v: value } : { t: "n", v: value };
  if (kind === "day") cell.z = "dd-mm-yyyy";
  const at = { r: row - 1, c: place - 1 };
  const own = book.Sheets[sheet];
  own[xlsx.utils.encode_cell(at)] = cell;
  const reach = xlsx.utils.decode_range(own["!ref"]);
  reach.e.r = Math.max(reach.e.r, at.r);
  own["!ref"] = xlsx.utils.encode_range(reach);
}
xlsx.writeFile(book, out, { compression: true });
