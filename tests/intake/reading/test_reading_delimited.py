"""A CSV file is read by its header, whatever wrote it; where that would be a guess it is refused, with the line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.cells import Document
from pipelines.intake.findings import Finding, Refused
from pipelines.intake.parsing import parse
from pipelines.intake.reading import extents, read
from pipelines.intake.reading.csv import delimited, widths
from pipelines.intake.reading.csv.delimiters import layout_of
from pipelines.intake.reading.csv.records import Lines

HEADER = "regio;peildatum;traject;gestart_in;doelgroep;deelnemers\r\n"
ROW = "Twente;31-12-2021;t1;2021-H1;ww;12\r\n"
FIELDS, CELLS = HEADER.strip().split(";"), ROW.strip().split(";")
USUAL = [(1, FIELDS), (2, CELLS)]


def read_csv(content: str | bytes, encoding: str = "utf-8") -> Document:
    return read("a.csv", content if isinstance(content, bytes) else content.encode(encoding))


def rows_of(content: str | bytes, encoding: str = "utf-8") -> list[tuple[int, list[str]]]:
    return read_csv(content, encoding).grids[0].rows


def notes_of(content: str | bytes, encoding: str = "utf-8") -> list[Finding]:
    return list(read_csv(content, encoding).grids[0].notes)


def refused(content: str | bytes, encoding: str = "utf-8") -> Refused:
    with pytest.raises(Refused) as caught:
        read_csv(content, encoding)
    return caught.value


class TestLetters:
    FRYSLAN = ROW.replace("Twente", "Fryslân").replace("t1", "’t ideeën-café €")

    @pytest.mark.parametrize(
        ("encoding", "note"),
        [("utf-8", None), ("utf-8-sig", "ENC_BOM"), ("cp1252", "ENC_CP1252"), ("utf-16", "ENC_UTF16")],
    )
    def test_every_usual_encoding_is_read_to_the_letter(self, encoding, note):
        assert rows_of(HEADER + self.FRYSLAN, encoding)[1][1][:3] == ["Fryslân", "31-12-2021", "’t ideeën-café €"]
        assert [one.rule for one in notes_of(HEADER + self.FRYSLAN, encoding)] == ([note] if note else [])

    def test_utf16_with_the_high_byte_first_is_read(self):
        assert rows_of(b"\xfe\xff" + (HEADER + self.FRYSLAN).encode("utf-16-be"))[1][1][0] == "Fryslân"

    @pytest.mark.parametrize("first", [True, False])
    def test_two_encodings_in_one_file_are_refused_with_the_first_line_that_differs(self, first):
        wide, narrow = self.FRYSLAN.encode(), self.FRYSLAN.encode("cp1252")
        content = HEADER.encode() + (narrow + wide if first else wide + narrow)
        assert (refused(content).finding.rule, refused(content).finding.row) == ("ENC_MIXED", 2 if first else 3)

    def test_a_mark_of_utf8_before_other_letters_is_refused(self):
        assert refused(b"\xef\xbb\xbf" + (HEADER + ROW + self.FRYSLAN).encode("cp1252")).finding.row == 3

    @pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
    def test_letters_of_older_systems_are_refused_and_never_read_as_signs(self, encoding):
        found = refused(HEADER + ROW + ROW.replace("Twente", "ideeën café"), encoding).finding
        assert (found.rule, found.row) == ("ENC_UNKNOWN", 3)

    def test_bytes_that_are_no_letters_are_refused_with_their_line(self):
        found = refused((HEADER + ROW).encode() + b"Fr\x81sl\xffn;\r\n").finding
        assert (found.rule, found.row) == ("ENC_UNKNOWN", 3)

    @pytest.mark.parametrize("word", ["foto’s", "“CAFÉ”", "IDEEËN’", "Ÿ–ž", "coöperatie", "ZÜRICH", "€ 5", "naïef…"])
    def test_words_in_windows_letters_are_not_taken_for_something_else(self, word):
        assert rows_of(HEADER + ROW.replace("t1", word), "cp1252")[1][1][2] == word

    def test_a_letter_that_cannot_be_is_refused_with_its_line(self):
        assert (refused(HEADER + ROW + "a\0b").finding.rule, refused(HEADER + ROW + "a\0b").finding.row) == (
            "FILE_NUL",
            3,
        )
        assert refused(b"\xff\xfe" + (HEADER + "a\0b").encode("utf-16-le")).finding.row == 2
        assert refused(b"\xff\xfe" + (HEADER + ROW).encode("utf-16-le")[:-1]).finding.rule == "ENC_UNKNOWN"

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("name", ["t1", "Café €", "Ÿ"])
    def test_two_bytes_a_letter_without_a_mark_are_refused_with_how_to_save_them_and_are_searched(self, encoding, name):
        content = (HEADER + ROW.replace("t1", name)).encode(encoding)
        found = refused(content)
        assert found.finding.rule == "ENC_UTF16_UNMARKED"
        assert "CSV UTF-8" in found.finding.remedy("nl") and "CSV UTF-8" in found.finding.remedy("en")
        assert found.document.grids[0].rows[1][1][2] == name and found.document.is_searchable
        assert parse("a.csv", content.replace("t".encode(encoding), "BSN 123456782 ".encode(encoding))).is_personal

    def test_a_refused_file_with_bytes_that_are_no_letters_is_not_kept(self):
        assert refused((HEADER + ROW).encode() + b"Fr\x81sl\xffn;\r\n").document.is_searchable is False
        assert refused(HEADER + ROW + "a\0b").document.is_searchable

    @given(st.text(st.characters(exclude_characters='\0\r\n"', exclude_categories=["Cs"]), max_size=30))
    def test_any_text_is_read_back_or_refused(self, text):
        cell = f'"{text}"'
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
            try:
                content = (HEADER + ROW.replace("t1", cell)).encode(encoding)
            except UnicodeEncodeError:
                continue
            if encoding == "cp1252" and _is_utf8(content):
                continue  # bytes that are right in both are UTF-8: the rule, and there is no telling
            try:
                found = rows_of(content)[1][1][2]
            except Refused as caught:
                assert caught.finding.rule in {"ENC_MIXED", "ENC_UNKNOWN"}
                continue
            assert found in {text, ""}
            assert found or not text.strip(" \t\u200b\u00a0") or not text.isprintable()


def _is_utf8(content):
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class TestDelimiters:
    @pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
    def test_the_sign_is_recognised_on_the_header(self, sign):
        assert rows_of((HEADER + ROW).replace(";", sign)) == USUAL

    def test_texts_full_of_another_sign_do_not_decide(self):
        lesson = 'regio;peildatum;tekst\r\nTwente;31-12-2021;"a, b, c, d, e, f, g, h, i"\r\n'
        assert rows_of(lesson)[1][1][2] == "a, b, c, d, e, f, g, h, i"
        assert rows_of('regio,peildatum,tekst\r\nTwente,31-12-2021,"a; b; c; d; e"\r\n')[1][1][2] == "a; b; c; d; e"

    def test_a_title_above_the_header_does_not_decide(self):
        assert rows_of("Levering, 2e helft 2021, Twente, versie 1\r\n\r\n" + HEADER + ROW)[1:] == [
            (3, FIELDS),
            (4, CELLS),
        ]

    @pytest.mark.parametrize("sign", [";", ","])
    def test_a_list_of_labels_is_read_as_pairs(self, sign):
        content = "regio;Twente\r\npeildatum;31-12-2021\r\n".replace(";", sign)
        assert rows_of(content) == [(1, ["regio", "Twente"]), (2, ["peildatum", "31-12-2021"])]

    @pytest.mark.parametrize("sign", [";", ",", "^", "~"])
    def test_a_first_line_that_names_the_sign_is_obeyed_and_is_no_row(self, sign):
        content = f"sep={sign}\r\n" + (HEADER + ROW).replace(";", sign)
        assert rows_of(content) == [(2, FIELDS), (3, CELLS)]

    @pytest.mark.parametrize("sign", [",", "\t"])
    def test_rows_that_use_another_sign_than_the_header_are_refused(self, sign):
        found = refused(HEADER + ROW.replace(";", sign) * 2).finding
        assert (found.rule, found.row, found.given["rows"]) == ("DELIM_INCONSISTENT", 2, sign)
        assert refused(HEADER + ROW + ROW.replace(";", sign) + ROW).finding.row == 3

    def test_a_note_with_commas_is_no_row_of_another_sign(self):
        note = "Bron: UWV, gemeente, regio, scholen, werkgevers en anderen\r\n"
        assert rows_of(HEADER + ROW + note)[2][1] == [note.strip()]

    def test_without_a_known_header_the_most_used_sign_parts_the_fields_so_that_columns_can_be_searched(self):
        assert rows_of("naam,geboren\r\nJan,01-01-1980\r\n")[1][1] == ["Jan", "01-01-1980"]


class TestQuotes:
    def test_a_quote_that_is_never_closed_is_refused_with_the_line_where_it_opens(self):
        found = refused(HEADER + ROW + 'Twente;31-12-2021;"t1;2021-H1;ww;12\r\n' + ROW * 3).finding
        assert (found.rule, found.row) == ("CSV_QUOTE", 3)

    @pytest.mark.parametrize("between", [0, 1, 5])
    def test_a_later_quote_that_closes_it_does_not_hide_the_rows_it_swallowed(self, between):
        opens, closes = 'Twente;31-12-2021;"t1;2021-H1;ww;12\r\n', 'Twente;31-12-2021;t9";2021-H1;ww;12\r\n'
        found = refused(HEADER + opens + ROW * between + closes + ROW).finding
        assert (found.rule, found.row) == ("CSV_QUOTE", 2)

    def test_text_behind_a_closing_quote_is_refused(self):
        assert refused(HEADER + ROW.replace("t1", '"t1"x')).finding.rule == "CSV_QUOTE"

    def test_a_quote_that_swallows_a_large_file_ends_in_a_verdict(self):
        found = refused(HEADER + 'Twente;"t1;ww\r\n' + "zomaar een regel\r\n" * 20_000).finding
        assert (found.rule, found.row) == ("CSV_QUOTE", 2)

    def test_lines_within_a_cell_are_one_cell_and_rows_keep_their_line(self):
        content = HEADER + '"Rijk van\r\nNijmegen";31-12-2021;t1;2021-H1;ww;12\r\n' + ROW
        assert [(number, cells[0]) for number, cells in rows_of(content)[1:]] == [
            (2, "Rijk van\r\nNijmegen"),
            (4, "Twente"),
        ]

    def test_a_long_text_with_lines_and_signs_is_one_cell(self):
        text = "We leerden veel; ook van elkaar.\nDrie dingen: a; b; c.\n\nEn dan, ten slotte, dit."
        content = f'regio;peildatum;vraag;onderwerp;tekst\r\nTwente;31-12-2021;V1;matching;"{text}"\r\n'
        assert rows_of(content)[1][1][4] == text

    def test_inches_and_doubled_quotes_are_letters(self):
        assert rows_of(HEADER + ROW.replace("t1", '12" buis'))[1][1][2] == '12" buis'
        assert rows_of(HEADER + ROW.replace("t1", '"zeg ""ja"""'))[1][1][2] == 'zeg "ja"'


class TestWidths:
    def test_a_row_with_more_fields_is_refused_with_its_line_and_both_numbers(self):
        found = refused(HEADER + ROW + "x;" + ROW).finding
        assert (found.rule, found.row, dict(found.given)) == ("ROW_WIDTH", 3, {"fields": 7, "columns": 6})
        assert "7" in found.message("nl")

    def test_empty_fields_behind_the_last_are_no_reason_to_refuse(self):
        assert rows_of(HEADER + ROW.strip() + ";;;\r\n")[1][1][:6] == CELLS
        assert rows_of(HEADER.strip() + ";;\r\n" + ROW.strip() + ";;\r\n")[1][1][:6] == CELLS
        assert notes_of(HEADER.strip() + ";;\r\n" + ROW) == []

    def test_a_decimal_comma_in_a_file_of_commas_is_refused_also_where_the_last_fields_are_empty(self):
        header = "regio,peildatum,traject,naam,soort,pijler,budget,cofinanciering,besteed,verantwoording\r\n"
        row = "Twente,31-12-2021,t1,Zorg,met_deelnemers,route,50000,10000,,\r\n"
        assert [len(cells) for _, cells in rows_of(header + row)] == [10, 10]
        found = refused(header + row + row.replace("50000", "50000,50")).finding
        assert (found.rule, found.row, dict(found.given)) == ("ROW_WIDTH", 3, {"fields": 11, "columns": 10})
        wide = header.replace("verantwoording", "verantwoording,,")
        assert len(rows_of(wide + row.replace(",,", ",,,,"))) == 2

    def test_a_whole_line_between_quotation_marks_is_refused_and_a_note_is_not(self):
        content = HEADER + ROW + '"' + ROW.strip() + '"\r\n'
        found = refused(content).finding
        assert (found.rule, found.row) == ("CSV_QUOTE", 3)
        assert len(rows_of(HEADER + ROW + '"* let op; dit zijn; voorlopige cijfers"\r\n')) == 3

    def test_a_row_with_fewer_fields_is_filled_up_and_told_of(self):
        content = HEADER + "Twente;31-12-2021\r\n" + ROW + "Twente;31-12-2021;t1\r\n"
        assert rows_of(content)[1][1] == ["Twente", "31-12-2021"]
        (note,) = notes_of(content)
        assert (note.rule, note.severity, note.row, note.given["count"]) == ("ROW_SHORT", "info", 2, 2)

    def test_a_last_row_with_fewer_fields_than_all_others_may_be_cut_off(self):
        short = "Twente;31-12-2021;t1;2021-H1\r\n"
        for content, cut_off in (
            (HEADER + ROW + short, {3}),
            (HEADER + short, {2}),
            (HEADER + short.replace(";2021-H1", "") + ROW + short, set()),
            (HEADER + short + ROW + short, set()),
            (HEADER + ROW + short + "* voorlopige cijfers\r\n", set()),
            (HEADER + short + ROW, set()),
        ):
            (grid,) = read("a.csv", content.encode()).grids
            assert grid.cut_off == cut_off, content
        assert notes_of(HEADER + ROW + short) == []

    def test_a_file_that_stops_within_quotation_marks_is_refused(self):
        found = refused(HEADER + ROW + 'Twente;31-12-2021;"t1').finding
        assert (found.rule, found.row) == ("CSV_QUOTE", 3)

    def test_a_last_line_that_stops_halfway_is_refused_for_its_last_number_may_miss_digits(self):
        found = refused(HEADER + ROW + "Twente;31-12-2021;t1;2021-H1").finding
        assert (found.rule, found.row) == ("ROW_WIDTH", 3)
        assert "cut_off" in found.given
        assert "afgebroken" in found.message("nl")

    def test_a_whole_last_line_without_an_end_is_read_with_a_warning(self):
        (note,) = notes_of(HEADER + ROW + ROW.strip())
        assert (note.rule, note.severity, note.row) == ("LAST_LINE", "warning", 3)

    def test_a_note_as_last_line_without_an_end_is_no_row_that_was_cut_off(self):
        assert [one.rule for one in notes_of(HEADER + ROW + "* voorlopige cijfers")] == ["LAST_LINE"]

    def test_titles_above_the_header_are_not_measured(self):
        assert len(rows_of("a;b;c;d;e;f;g;h;i\r\nLevering\r\n" + HEADER + ROW)) == 4


class TestLines:
    @pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
    def test_lines_may_end_in_any_way(self, end):
        assert rows_of((HEADER + ROW + ROW).replace("\r\n", end)) == [*USUAL, (3, CELLS)]

    def test_blank_lines_and_empty_rows_count_as_lines_and_not_as_rows(self):
        assert rows_of("\r\n" + HEADER + "\r\n;;;;;\r\n \r\n" + ROW + "\r\n\r\n") == [(2, FIELDS), (6, CELLS)]

    def test_the_mark_with_which_dos_ends_a_file_is_no_row(self):
        assert rows_of(HEADER + ROW + "\x1a") == USUAL

    def test_signs_that_python_takes_for_line_ends_are_letters(self):
        assert (
            rows_of(HEADER + ROW.replace("t1", "a\x0bb\x0cc\x1cd\u0085e\u2028f"))[1][1][2]
            == "a\x0bb\x0cc\x1cd\u0085e\u2028f"
        )


class TestSizes:
    def test_tables_that_are_too_large_are_refused_and_not_kept(self, monkeypatch):
        wide = ";".join(f"kolom{n}" for n in range(extents.MOST_COLUMNS + 1)) + "\r\n"
        assert (refused(wide).finding.rule, refused(wide).document) == ("TABLE_SIZE", None)
        monkeypatch.setattr(delimited, "MOST_ROWS", 3)
        assert refused(HEADER + ROW * 3).finding.row == 4
        monkeypatch.setattr(delimited, "MOST_ROWS", 100)
        monkeypatch.setattr(delimited, "MOST_CELLS", 20)
        assert refused(HEADER + ROW * 3).finding.row == 4

    def test_thousands_of_empty_fields_behind_a_row_are_not_columns(self):
        assert rows_of(HEADER + ROW.strip() + ";" * 16_000 + "\r\n")[1][1][:6] == CELLS

    @pytest.mark.parametrize("length", [extents.LONGEST_FIELD + 1, 200_000])
    def test_a_field_that_no_cell_can_hold_is_refused_with_its_line(self, length):
        found = refused(HEADER + ROW + ROW.replace("t1", "x" * length)).finding
        assert (found.rule, found.row) == ("FIELD_LONG", 3)

    def test_the_longest_field_is_read(self):
        assert len(rows_of(HEADER + ROW.replace("t1", "x" * extents.LONGEST_FIELD))[1][1][2]) == extents.LONGEST_FIELD


@pytest.mark.parametrize(
    "broken",
    [
        HEADER + ROW + 'Twente;"jan@voorbeeld.nl;t1\r\n',
        HEADER + ROW + "x;jan@voorbeeld.nl;" + ROW,
        HEADER + ROW.replace(";", ",") + "jan@voorbeeld.nl,2,3,4,5,6\r\n",
        HEADER + ROW + "jan@voorbeeld.nl\0;2",
        (HEADER + "Fryslân jan@voorbeeld.nl\r\n").encode() + "Fryslân".encode("cp1252"),
        b"\xff\xfe" + (HEADER + "jan@voorbeeld.nl").encode("utf-16-le") + b"\0",
        HEADER + "jan@voorbeeld.nl;" + "x" * 50_000,
    ],
)
def test_a_file_that_is_refused_is_there_to_be_searched_all_the_same(broken):
    document = refused(broken).document
    assert not any(grid.is_read for grid in document.grids)
    assert any("jan@voorbeeld.nl" in cell for grid in document.grids for _, cells in grid.rows for cell in cells)


names = st.sampled_from(["regio", "peildatum", "traject", "soort", "pijler", "naam", "sector", "status", "opmerking"])
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)


@given(
    st.lists(names, min_size=4, max_size=9, unique=True),
    st.lists(st.lists(texts, min_size=4, max_size=4), min_size=1, max_size=5),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["\r\n", "\n"]),
)
def test_what_another_program_writes_is_read_back_or_refused_never_different(header, rows, sign, end):
    """The csv module quotes every field here, as careful exports do; white space alone is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([header[:4], *rows])
    try:
        found = [cells for _, cells in rows_of(buffer.getvalue())]
    except Refused as caught:
        assert caught.finding.rule in {"CSV_QUOTE", "FILE_TYPE_MISMATCH", "DELIM_INCONSISTENT"}
        return
    meant = [header[:4], *rows]
    assert all(
        cell in {text, ""} for cells in found for cell, text in zip(cells, _next_like(cells, meant), strict=True)
    )


def _next_like(cells: list[str], meant: list[list[str]]) -> list[str]:
    """Take the next row that was meant and is not empty, and return it."""
    while meant:
        row = meant.pop(0)
        if any(cell for cell in cells) and all(cell in {text, ""} for cell, text in zip(cells, row, strict=True)):
            return row
    return ["niet bedoeld"] * len(cells)


def test_the_layout_of_a_header_of_two_rows_is_as_wide_as_the_widest_that_is_known():
    content = b"traject;gestart_in;doelgroep;deelnemers;plaatsingen;;;\r\n;;;;totaal;duurzaam;;\r\n"
    assert layout_of(Lines(content, "utf-8")).width == 6


def test_a_header_of_two_rows_may_be_wider_below_than_above():
    content = "traject;gestart_in;doelgroep;deelnemers;plaatsingen;\r\n;;;;totaal;duurzaam\r\nt1;2021-H1;ww;12;5;3\r\n"
    assert rows_of(content)[2][1][5] == "3"


def test_widths_are_judged_in_one_walk_over_a_large_file():
    rows = [(number, CELLS) for number in range(2, 50_000)]
    assert widths.judge("a.csv", rows, ";", 6, True) == []
