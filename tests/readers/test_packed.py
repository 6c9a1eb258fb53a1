"""Mail, Word, PDF and archives."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing.readers import Limits
from briefing.readers.pdf import joined, without_running_heads
from tests.readers.samples import (
    DOCX,
    DOCX_BODY,
    MAIL,
    PROSE,
    TEXT,
    articles,
    pdf,
    problems,
    write,
    zipped,
)

DECLARED = '?><!DOCTYPE x [<!ENTITY a "b">]>'


def test_mail(tmp_path):
    article = articles(write(tmp_path, "a.eml", MAIL))[0]
    assert (article.title, article.source) == ("Talks resume", "The Outlet")
    assert article.text.strip() == PROSE
    assert article.published.at.isoformat() == "2023-12-07T09:00:00+00:00"
    assert "@" not in f"{article.source}{article.authors}{article.extras}"


def test_the_html_part_where_the_plain_one_is_a_stub(tmp_path):
    mail = (
        "From: news@example.org\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nDate: someday\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n'
        "--B\nContent-Type: text/plain\n\nSee it online.\n"
        "--B\nContent-Type: text/html; charset=iso-8859-1\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        f"<style>p {{}}</style><p>Sch=F6n. {PROSE}</p><p>Two</p>\n"
        '--B\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="x.pdf"\n\n'
        "abc\n--B--\n"
    )
    path = write(tmp_path, "a.eml", mail)
    article = articles(path)[0]
    assert article.text == f"Schön. {PROSE}\n\nTwo"
    assert (article.title, article.source) == ("Grüße", "example.org")
    assert "attachment not read: x.pdf" in problems(path)
    assert any("someday" in words for words in problems(path))


@pytest.mark.parametrize(
    "mail",
    [
        "From: a\nSubject: b\nDate: c\n\n",
        "From: a\nSubject: =?x?q?y?=\nDate: c\nContent-Type: text/plain; charset=nope\n\nWords.\n",
        "From: a\nSubject: b\nDate: c\nContent-Transfer-Encoding: base64\n\n!!!!\n",
        "From: \nSubject: b\nDate: c\n"
        + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)),
    ],
)
def test_hostile_mail_is_borne(mail, tmp_path):
    path = write(tmp_path, "a.eml", mail)
    assert articles(path) or problems(path)


def test_word(tmp_path):
    article = articles(write(tmp_path, "a.docx", DOCX))[0]
    assert (article.title, article.text) == ("Talks resume", PROSE)
    assert article.published.at is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (zipped(**{"word/other__xml": "<x/>"}), "main part"),
        (zipped(**{"word/document__xml": "<w:p"}), "well-formed"),
        (zipped(**{"word/document__xml": DOCX_BODY.replace("?>", DECLARED)}), "entities"),
        (zipped(**{"word/document__xml": "<a>" * 150 + "</a>" * 150}), "nested"),
        (DOCX[:-30], "damaged"),
    ],
)  # fmt: skip
def test_bad_word_documents_say_why(content, words, tmp_path):
    assert words in problems(write(tmp_path, "a.docx", content))[0]


def test_pdf(tmp_path):
    article = articles(write(tmp_path, "a.pdf", pdf("Ministers met on Thurs-", "day to talk.")))[0]
    assert article.text == "Ministers met on Thursday to talk."
    assert article.published.at is None


@pytest.mark.parametrize(
    ("content", "words"), [(pdf(), "without text"), (b"%PDF-1.4\nnonsense", "PDF")]
)
def test_bad_pdfs_say_why(content, words, tmp_path):
    assert words in problems(write(tmp_path, "a.pdf", content))[0]


def test_lines_to_paragraphs():
    wide = "x" * 60
    assert joined([]) == []
    assert joined([wide, "short end.", wide, "other end."]) == [
        f"{wide} short end.",
        f"{wide} other end.",
    ]
    assert joined(["A heading", f"Then {wide}", "the end."]) == [
        "A heading",
        f"Then {wide} the end.",
    ]


def test_running_heads_and_page_numbers():
    pages = [["The Daily", f"Text {n}.", f"Page {n} of 3"] for n in "abc"]
    assert without_running_heads(pages) == ["Text a.", "Page a of 3", "Text b.", "Page b of 3",
                                            "Text c.", "Page c of 3"]  # fmt: skip
    pages = [["The Daily", word, f"{n}"] for n, word in enumerate(("One.", "Two.", "Three."))]
    assert without_running_heads(pages) == ["One.", "Two.", "Three."]


def test_an_archive_is_read_in_memory_by_name(tmp_path):
    packed = zipped(
        b__txt=TEXT,
        a__jsonl='{"id": "one", "text": "One."}\n',
        README__md="about",
        __MACOSX__txt="x",
    )
    path = write(tmp_path, "a.zip", packed)
    found = articles(path)
    assert [a.ref for a in found][-2:] == ["one", f"{path}/b.txt"]
    assert all(a.path == str(path) for a in found)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]


def test_a_hostile_name_stays_a_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../etc/\u202ecron.txt", TEXT)
    assert articles(tmp_path / "a.zip")[0].ref.endswith("a.zip/../../etc/cron.txt")


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (zipped(), "without files"),
        (zipped(a__txt=b"0" * 9_000_000), "times its size"),
        (zipped(a__txt=b"0" * 21_000_000), "too large"),
        (zipped(inner__zip=zipped(a__txt=TEXT)), "inside an archive"),
        (zipped(a__txt=TEXT)[:-10], "too early"),
        (zipped(**{f"f{n}__txt": "x" for n in range(30)}), "more than 20 files"),
    ],
)
def test_bad_archives_say_why(packed, words, tmp_path):
    limits = Limits(max_members=20)
    assert words in problems(write(tmp_path, "a.zip", packed), limits)[0]


def test_the_whole_is_capped(tmp_path):
    path = write(tmp_path, "a.zip", zipped(a__txt=TEXT, b__txt=TEXT, c__txt=TEXT))
    assert len(articles(path, Limits(max_unpacked=2 * len(TEXT)))) == 2


def test_a_damaged_or_locked_member_spares_the_others(tmp_path):
    packed = bytearray(zipped(a__txt=TEXT, b__txt=f"Other. {TEXT}"))
    at = packed.index(b"a.txt") + 20
    packed[at : at + 4] = b"\xff\x00\xff\x00"
    path = write(tmp_path, "a.zip", bytes(packed))
    assert [a.ref[-5:] for a in articles(path)] == ["b.txt"]
    locked = io.BytesIO(zipped(a__txt=TEXT, b__txt=TEXT)).getvalue()
    place = locked.index(b"PK\x01\x02") + 8
    path = write(tmp_path, "b.zip", locked[:place] + b"\x01" + locked[place + 1 :])
    assert "password" in problems(path)[0] and len(articles(path)) == 1
