"""What a build holds besides memory."""

from pipelines import database


def test_what_does_not_fit_lies_in_the_archive_until_it_is_closed(tmp_path):
    with database.workshop(tmp_path) as connection:
        connection.execute("set memory_limit = '20MB'")
        connection.execute(
            "create table words as select range as number, 'word ' || range as word from range(1_000_000)"
        )
        (folder,) = tmp_path.glob(".tmp-*")
        assert any(folder.iterdir())
        assert connection.sql("select sum(number) from words").fetchall() == [(499_999_500_000,)]
    assert list(tmp_path.iterdir()) == []
