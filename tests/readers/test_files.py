"""Whatever lies in a folder: each thing read once or reported, nothing waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.model import Article, Problem
from briefing.readers import Limits, read
from tests.readers.samples import TEXT, articles, problems, write


def said(folder: Path) -> dict[str, str]:
    """Name → message of every problem below a folder."""
    found = read([folder])
    return {Path(p.source).name: p.message for p in found if isinstance(p, Problem)}


def test_folders_are_read_in_order_of_name(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "B.txt"):
        write(tmp_path, name, f"{name}: {TEXT}")
    names = [str(Path(a.path).relative_to(tmp_path)) for a in articles(tmp_path)]
    assert names == ["B.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_hidden_files_are_passed_over_unless_named(tmp_path):
    hidden = write(tmp_path, ".hidden.txt", TEXT)
    write(tmp_path, ".git/x.txt", TEXT)
    write(tmp_path, "a.txt", TEXT)
    assert len(articles(tmp_path)) == 1
    assert len(articles(hidden)) == 1


def test_what_describes_the_folder_is_left_out_and_said(tmp_path):
    write(tmp_path, "README.md", "# About these files")
    write(tmp_path, "a.txt", TEXT)
    found = list(read([tmp_path]))
    assert [p.fatal for p in found if isinstance(p, Problem)] == [False]
    assert len(articles(tmp_path)) == 1
    assert len(articles(tmp_path / "README.md")) == 1


def test_an_empty_folder_and_a_missing_file(tmp_path):
    assert problems(tmp_path) == ["an empty folder"]
    assert problems(tmp_path / "none.txt") == ["there is no such file"]


def test_the_same_file_twice_is_read_once(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    found = list(read([tmp_path, path, path]))
    assert sum(isinstance(x, Article) for x in found) == 1
    assert [x.fatal for x in found if isinstance(x, Problem)] == [False, False]


def test_no_input_at_all():
    assert list(read([])) == []


def test_empty_binary_huge_and_unknown(tmp_path):
    write(tmp_path, "empty.txt", "")
    write(tmp_path, "blank.txt", " \n\n")
    write(tmp_path, "binary.txt", bytes(range(256)) * 9)
    write(tmp_path, "picture.png", b"\x89PNG\r\n\x1a\n")
    write(tmp_path, "style.css", "p { color: red }")
    write(tmp_path, "unseen.txt", "\u200b\u200b")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.write(b"words ")
        stream.truncate(25_000_000)
    messages = said(tmp_path)
    assert not articles(tmp_path)
    assert messages["empty.txt"] == messages["blank.txt"] == "empty"
    assert "not text" in messages["binary.txt"]
    assert "PNG" in messages["picture.png"]
    assert ".css" in messages["style.css"]
    assert "no visible text" in messages["unseen.txt"]
    assert "MB" in messages["huge.txt"] or "not text" in messages["huge.txt"]


def test_an_endless_article_is_refused(tmp_path):
    path = write(tmp_path, "long.txt", "word " * 300)
    assert "longer than 1,000 characters" in problems(path, Limits(max_chars=1_000))[0]


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")
def test_pipes_devices_and_links_that_lead_nowhere(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "dangling.txt").symlink_to("nowhere.txt")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to("..", target_is_directory=True)
    write(tmp_path, "a.txt", TEXT)
    messages = said(tmp_path)
    assert len(articles(tmp_path)) == 1
    assert "named pipe" in messages["pipe.txt"]
    assert "device" in messages["device.txt"]
    assert "not there" in messages["dangling.txt"]
    assert "circle" in messages["circle.txt"]
    assert "link back" in messages["up"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_no_permission(tmp_path):
    write(tmp_path, "locked.txt", TEXT).chmod(0)
    assert said(tmp_path) == {"locked.txt": "no permission to read it"}


@pytest.mark.skipif(os.name != "posix", reason="needs names of any bytes")
def test_a_name_that_is_no_text_can_still_be_shown(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))
    path.write_text(TEXT)
    article = articles(tmp_path)[0]
    assert article.ref.encode().endswith("bad�.txt".encode())


def test_folders_nested_too_deeply(tmp_path):
    write(tmp_path, "a/b/c/d/x.txt", TEXT)
    assert problems(tmp_path, Limits(max_depth=3)) == ["folders nested deeper than 3"]
