"""What holds for every registered reader."""

from __future__ import annotations

import gzip

import pytest

from briefing.readers import READERS, recognise
from briefing.readers.base import HEAD_BYTES, Refused
from briefing.readers.sniff import Head, sniff
from tests.readers.samples import SAMPLES, articles, problems, write

SUFFIXES = ("", ".txt", ".md", ".html", ".json", ".jsonl", ".xml", ".rss", ".eml", ".pdf", ".zip")
CONTENTS = {
    name: content if isinstance(content, bytes) else content.encode()
    for name, (_, content) in SAMPLES.items()
} | {
    "empty": b"",
    "blank": b" \n\n",
    "prose": b"Nothing but words: a colon, and <b>a tag</b>.",
    "broken json": b'{"text": "cut off',
    "json list": b'[{"text": "one"}, {"text": "two"}]',
    "other xml": b'<?xml version="1.0"?><other/>',
    "fragment": b"<p>One</p><p>Two</p>",
    "headers": b"Date: today\n\nwords",
    "markdown link": b"[a link](https://example.org) begins the text",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00",
}


def test_every_reader_has_a_sample():
    assert SAMPLES.keys() == READERS.keys()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_reader_claims_its_sample(name):
    file, _ = SAMPLES[name]
    head = sniff(CONTENTS[name][:HEAD_BYTES], "." + file.rpartition(".")[2])
    assert READERS[name].claims(head)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_two_readers_claim_one_file(content, suffix):
    head = sniff(CONTENTS[content], suffix)
    claiming = [name for name, reader in READERS.items() if reader.claims(head)]
    assert len(claiming) <= 1


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - {"markdown", "docx"}))
def test_content_tells_the_format_whatever_the_suffix(name):
    head = sniff(CONTENTS[name], ".dat" if name != "text" else "")
    assert recognise(head) is READERS[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_read(name, tmp_path):
    found = articles(write(tmp_path, *SAMPLES[name]))
    assert found
    assert all(article.text for article in found)
    assert not problems(write(tmp_path, *SAMPLES[name]))


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - {"zip"}))
def test_a_packed_file_reads_as_the_plain_one(name, tmp_path):
    file, content = SAMPLES[name]
    plain = articles(write(tmp_path, file, content))
    packed = articles(write(tmp_path, f"{file}.gz", gzip.compress(CONTENTS[name])))
    assert [a.id for a in packed] == [a.id for a in plain]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("share", (0.0, 0.3, 0.9))
def test_a_cut_off_file_raises_nothing_and_does_not_vanish(name, share, tmp_path):
    file, _ = SAMPLES[name]
    data = CONTENTS[name]
    path = write(tmp_path, file, data[: int(len(data) * share)])
    assert articles(path) or problems(path)


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_anywhere_raises_nothing_and_does_not_vanish(name, tmp_path):
    file, _ = SAMPLES[name]
    for at in range(3, len(CONTENTS[name]), max(len(CONTENTS[name]) // 12, 1)):
        data = bytearray(CONTENTS[name])
        data[at : at + 3] = b"\x00\xff<"
        path = write(tmp_path, file, bytes(data))
        assert articles(path) or problems(path)


@pytest.mark.parametrize("name", SAMPLES)
def test_reading_twice_gives_the_same(name, tmp_path):
    path = write(tmp_path, *SAMPLES[name])
    assert articles(path) == articles(path)


def test_a_stranger_is_refused_by_what_it_is():
    for head, words in (
        (Head("empty"), "empty"),
        (Head("binary", what="a PNG picture"), "a PNG picture"),
        (Head("xml", root="svg"), "svg"),
        (Head("text", ".css"), ".css"),
    ):
        with pytest.raises(Refused, match=words):
            recognise(head)
