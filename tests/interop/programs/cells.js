// The cells to fill in, from text between tabs.
const fs = require("fs");

exports.cells = (path) =>
  fs.readFileSync(path, "utf8").trim().split("\n").map((line) => {
    const [sheet, row, place, kind, value] = line.split("\t");
    return { sheet, row: Number(row), place: Number(place), kind, value: kind === "text" ? value : Number(value) };
  });
