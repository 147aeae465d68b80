# Fills a workbook with openxlsx: Rscript fill.R TEMPLATE CELLS OUT, or with `frames` behind it by way of data frames,
# which take the first row of every sheet for names, and write every sheet anew.
library(openxlsx)
given <- commandArgs(trailingOnly = TRUE)
cells <- read.delim(given[2], header = FALSE, quote = "\"", colClasses = "character", encoding = "UTF-8", na.strings = "")
names(cells) <- c("sheet", "row", "place", "kind", "value")
book <- loadWorkbook(given[1])
day <- createStyle(numFmt = "dd-mm-yyyy")
for (at in seq_len(nrow(cells))) {
  one <- cells[at, ]
  row <- as.integer(one$row)
  place <- as.integer(one$place)
  value <- if (one$kind == "text") one$value else as.numeric(one$value)
  writeData(book, one$sheet, value, startCol = place, startRow = row, colNames = FALSE)
  if (one$kind == "day") addStyle(book, one$sheet, day, rows = row, cols = place)
}
saveWorkbook(book, given[3], overwrite = TRUE)
if (length(given) > 3) {
  sheets <- getSheetNames(given[3])
  frames <- lapply(sheets, function(name) {
    frame <- read.xlsx(given[3], sheet = name, detectDates = TRUE, skipEmptyRows = FALSE, sep.names = " ")
    if (is.null(frame)) data.frame() else frame
  })
  names(frames) <- sheets
  write.xlsx(frames, given[3], overwrite = TRUE)
}
