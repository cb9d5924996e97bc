"""What becomes of every kind of file: a page, or a problem, and the run goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import plistlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.errors import Problem
from onrecord.model import Page, PageLimits
from onrecord.pages import gather

LIMITS = PageLimits()
HTML = b"<!doctype html><html><head><title>T</title></head><body><p>The council met on Monday.</p></body></html>"


def pages(*paths: Path | str, limits: PageLimits = LIMITS) -> list[Page]:
    return [found for found in gather([str(p) for p in paths], limits) if isinstance(found, Page)]


def problems(*paths: Path | str, limits: PageLimits = LIMITS) -> list[Problem]:
    return [found for found in gather([str(p) for p in paths], limits) if isinstance(found, Problem)]


def only_problem(*paths: Path | str, limits: PageLimits = LIMITS) -> str:
    found = list(gather([str(p) for p in paths], limits))
    assert len(found) == 1
    assert isinstance(found[0], Problem)
    assert found[0].stage == "pages"
    return found[0].category


def record(body: bytes, url: str, status: str = "200 OK", kind: str = "text/html", extra: bytes = b"") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n".encode() + extra + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-01-02T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (HTML, "html"),
        (b"\xef\xbb\xbf\r\n<HTML><BODY>Old page</BODY></HTML>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>', "html"),
        (b"A title\n\nThe council met on Monday, the clerk said.\n", "text"),
        ("Заголовок\n\nСовет собрался.".encode("cp1251"), "text"),
        ("The council met.".encode("utf-16"), "text"),
        ("The council met on Monday.".encode("utf-16-le"), "text"),
        (b"The council\x00 met on Monday.", "text"),
        (b"{not json} but a sentence in braces.\n", "text"),
        (b"%PDF-1.7\nbinary", "other"),
        (b"\x89PNG\r\n\x1a\n....", "other"),
        (b"PK\x03\x04....word/document.xml", "other"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "other"),
        (bytes(range(256)) * 20, "other"),
        (b'{\n "a": {\n "b": 1}\n}\n', "other"),
        (b'[{"url": "https://news.example/a", "html": "<html><body><p>One</p></body></html>"}]', "other"),
        (b'{\n "url": "https://news.example/a",\n "html": "<html><body><p>One</p></body></html>"\n}', "other"),
    ],
)
def test_kind_is_told_by_content_and_not_by_name(tmp_path: Path, data: bytes, media: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    found = pages(path)
    assert [(page.media, page.data, page.location) for page in found] == [(media, data, str(path))]
    assert [p.category for p in problems(path)] == (["not-a-page"] if media == "other" else [])


def test_an_archived_page_that_is_none_is_named_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_bytes(b"%PDF-1.7")
    page, problem = gather([str(tmp_path / "report.html")], LIMITS)
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert problem.page == page.id
    assert "PDF" in problem.message


def test_folder_is_walked_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"The clerk read {name} aloud.")
    names = [os.path.relpath(page.location, tmp_path) for page in pages(tmp_path)]
    assert names == ["a/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_glob_and_file_named_twice_count_once(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.log"):
        (tmp_path / name).write_text("The clerk spoke.")
    assert len(pages(tmp_path / "*.txt", tmp_path / "1.txt")) == 2


def test_a_file_whose_name_is_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("The clerk spoke.")
    assert len(pages(tmp_path / "[1].txt")) == 1


@pytest.mark.parametrize(
    ("name", "make", "category"),
    [
        ("empty.txt", lambda p: p.write_bytes(b""), "empty"),
        ("blank.txt", lambda p: p.write_bytes(b" \n\t\n"), "empty"),
        ("folder", lambda p: p.mkdir(), "empty"),
        ("missing", lambda p: None, "not-there"),
        ("no*match", lambda p: None, "not-there"),
        ("dangling", lambda p: p.symlink_to("nowhere"), "not-there"),
        ("fifo", lambda p: os.mkfifo(p), "not-a-file"),
        ("nested.gz", lambda p: p.write_bytes(gzip.compress(gzip.compress(b"text"))), "not-a-page"),
        (
            "feed.xml",
            lambda p: p.write_bytes(b"<rss version='2.0'><channel><title>F</title></channel></rss>"),
            "empty",
        ),
    ],
)
def test_what_gives_no_page_gives_one_problem(
    tmp_path: Path, name: str, make: Callable[[Path], object], category: str
) -> None:
    make(tmp_path / name)
    assert only_problem(tmp_path / name) == category


def test_device_and_socket_are_not_opened(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "s"))
        assert only_problem(tmp_path / "s") == "not-a-file"
    assert only_problem("/dev/zero") == "not-a-file"


def test_link_back_to_its_own_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The clerk spoke.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(pages(tmp_path)) == 1
    assert [p.category for p in problems(tmp_path)] == ["loop"]


def test_link_to_a_folder_above_the_one_that_was_named_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The mayor spoke.")
    named = tmp_path / "pages"
    named.mkdir()
    (named / "a.txt").write_text("The clerk spoke.")
    (named / "up").symlink_to(tmp_path)
    assert [page.location for page in pages(named)] == [str(named / "a.txt")]
    assert [p.category for p in problems(named)] == ["loop"]
    assert len(pages(named / "up")) == 2, "a link that was named itself is what it leads to"


def test_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("The clerk spoke.")
    (tmp_path / "pages" / "more").symlink_to(tmp_path / "more")
    assert len(pages(tmp_path / "pages")) == 1 and problems(tmp_path / "pages") == []


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("The minister spoke on Monday.\n" * 4000)
    os.truncate(path, 2 << 30)
    assert only_problem(path) == "too-large"


def test_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb") as out:
        out.write(b"The minister spoke on Monday.\n")
        for _ in range(64):
            out.write(bytes(1 << 20))
    assert only_problem(path) == "expands-too-much"


def test_gzip_of_each_kind_is_read_as_that_kind(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(HTML))
    (tmp_path / "b.gz").write_bytes(gzip.compress(b'{"text": "The clerk spoke."}\n'))
    assert [page.media for page in pages(tmp_path)] == ["html", "json-item"]


class Failing(io.BytesIO):
    """A file on a disk with a bad block behind its first 64 kB."""

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size > 1 << 16:
            raise OSError(5, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize(
    ("error", "category"),
    [
        (PermissionError(13, "Permission denied"), "no-permission"),
        (OSError(5, "Input/output error"), "unreadable"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, error: OSError, category: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The clerk spoke.")

    def opened(path: str) -> BinaryIO:
        if path.endswith("a.txt"):
            raise error
        return Path(path).open("rb")

    first, second = gather([str(tmp_path)], LIMITS, opened)
    assert isinstance(first, Problem)
    assert first.category == category
    assert isinstance(second, Page)


def test_a_disk_error_in_the_middle_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The clerk spoke.")
    (found,) = gather([str(tmp_path)], LIMITS, lambda _: Failing(b"The clerk spoke. " * 9000))
    assert isinstance(found, Problem)
    assert found.category == "unreadable"


def test_name_of_undecodable_bytes_becomes_printable(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "wb") as out:  # noqa: PTH123
        out.write(b"The clerk spoke.")
    (page,) = pages(tmp_path)
    assert page.location.endswith("caf\\xe9.txt")
    assert page.location.encode("utf-8")


def test_json_lines_give_a_page_each_and_a_problem_for_each_bad_line(tmp_path: Path) -> None:
    lines = [
        b'{"url": "https://example.org/1", "text": "The clerk spoke.", "date": "2031-05-06"}',
        b"{broken",
        b"",
        b'{"url": "https://example.org/2"}',
        b'["a list"]',
        b'{"html": "<p>The mayor spoke.</p>"}\r',
        b'{"text": "\xff"}',
        b"[" * 100_000,
    ]
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b"\n".join(lines))
    found = pages(path)
    assert [(page.location, page.data) for page in found] == [
        ("https://example.org/1", lines[0]),
        (f"{path}#line=6", lines[5].rstrip(b"\r")),
    ]
    assert {page.container for page in found} == {str(path)}
    wrong = problems(path)
    assert [p.location.rpartition("=")[2] for p in wrong] == ["2", "4", "5", "7", "8"]
    assert {p.category for p in wrong} == {"bad-line"}


def test_json_lines_of_whole_html_pages_are_a_page_each(tmp_path: Path) -> None:
    html = "<!doctype html><html lang='en'><head><title>Weir</title></head><body><p>It held.</p></body></html>"
    lines = [{"url": f"https://moor.example/{n}", "html": html} for n in range(2)]
    (tmp_path / "saved.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert [page.location for page in pages(tmp_path)] == ["https://moor.example/0", "https://moor.example/1"]


def test_json_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    long = json.dumps({"text": "x" * 3000})
    path.write_text(json.dumps({"text": "one"}) + "\n" + long + "\n" + json.dumps({"text": "two"}))
    limits = PageLimits(page_bytes=1000)
    assert len(pages(path, limits=limits)) == 2
    assert [p.category for p in problems(path, limits=limits)] == ["too-large"]


def test_too_many_members_stop_one_container_and_not_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\n' * 10)
    (tmp_path / "b.txt").write_text("The clerk spoke.")
    limits = PageLimits(members=3)
    assert len(pages(tmp_path, limits=limits)) == 4
    assert [p.category for p in problems(tmp_path, limits=limits)] == ["too-many-members"]


FEED = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Post</title><link>https://harbour.example/</link><lastBuildDate>{built}</lastBuildDate>
<item><title>Ferry talks fail</title><link>https://harbour.example/ferry</link>
<content:encoded><![CDATA[<p>The ferry talks failed, the mayor said.</p>]]></content:encoded></item>
<item><title>Café opens</title><guid isPermaLink="false">77</guid></item>
</channel></rss>"""


def test_feed_items_keep_their_identity_when_the_feed_moves_on(tmp_path: Path) -> None:
    (tmp_path / "1.xml").write_text(FEED.format(encoding="utf-8", built="Mon"))
    (tmp_path / "2.xml").write_bytes(FEED.format(encoding="iso-8859-1", built="Tue").encode("latin-1"))
    one, two = pages(tmp_path / "1.xml"), pages(tmp_path / "2.xml")
    assert [page.id for page in one] == [page.id for page in two]
    assert [page.location for page in one] == ["https://harbour.example/ferry", f"{tmp_path}/1.xml#item=2"]
    assert {page.media for page in one} == {"feed-item"}
    assert one[0].context.feed_title == "The Harbour Post"
    assert one[0].context.feed_link == "https://harbour.example/"
    assert b"content:encoded" in one[0].data


def test_atom_and_rdf_feeds_are_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link href="https://a.example/"/>'
        '<entry><title>One</title><link href="https://a.example/1"/><source><title>B</title></source></entry></feed>'
    )
    (tmp_path / "b.xml").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        "<channel><title>R</title><link>https://r.example/</link></channel>"
        "<item><title>Two</title><link>https://r.example/2</link></item></rdf:RDF>"
    )
    assert [page.location for page in pages(tmp_path)] == ["https://a.example/1", "https://r.example/2"]
    assert [page.context.feed_title for page in pages(tmp_path)] == ["A", "R"]


def test_an_address_without_a_site_is_of_the_feeds(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/news/"><title>A</title>'
        '<entry><title>One</title><link href="1.html"/></entry>'
        '<entry xml:base="/old/"><title>Two</title><link href="2.html"/></entry></feed>'
    )
    (tmp_path / "b.xml").write_text(
        "<rss version='2.0'><channel><title>R</title><link>https://r.example/</link>"
        "<item><title>Three</title><link>/3</link></item><item><title>Four</title><link>javascript:alert(1)</link>"
        "</item><item><title>Five</title><link>http://[</link></item></channel></rss>"
    )
    (tmp_path / "c.xml").write_text("<rss><channel><item><title>Six</title><link>/6</link></item></channel></rss>")
    assert [page.location.removeprefix(f"{tmp_path}/") for page in pages(tmp_path)] == [
        "https://a.example/news/1.html", "https://a.example/old/2.html", "https://r.example/3",
        "b.xml#item=2", "b.xml#item=3", "c.xml#item=1",
    ]  # fmt: skip


def test_feed_cannot_reach_for_files_or_blow_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    (tmp_path / "evil.xml").write_text(
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        "<rss version='2.0'><channel><item><title>&x;&b; end</title></item></channel></rss>"
    )
    (page,) = pages(tmp_path / "evil.xml")
    assert b"secret" not in page.data
    assert b"haha" not in page.data


def test_broken_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    whole = FEED.format(encoding="utf-8", built="Mon")
    (tmp_path / "cut.xml").write_text(whole[: whole.index("<item><title>Caf")])
    assert [page.location for page in pages(tmp_path)] == ["https://harbour.example/ferry"]


WARC = [
    record(HTML, "https://example.org/1", extra=b"Last-Modified: Tue, 07 Jan 2031 10:00:00 GMT\r\n"),
    record(b"gone", "https://example.org/2", status="404 Not Found"),
    record(b"\x89PNG\r\n\x1a\n", "https://example.org/3.png", kind="image/png"),
    record(gzip.compress(HTML), "https://example.org/4", extra=b"Content-Encoding: gzip\r\n"),
    record(HTML, "https://example.org/5", extra=b"Content-Encoding: gzip\r\n"),
    record(b"3\r\nThe\r\n7\r\n clerk.\r\n0\r\n\r\n", "https://example.org/6", kind="text/plain",
           extra=b"Transfer-Encoding: chunked\r\n"),
    record(b"User-agent: *", "https://example.org/robots.txt", kind="text/plain"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_warc_gives_its_good_text_responses(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "crawl"
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in WARC))
    found = pages(path)
    assert [page.location[-1] for page in found] == ["1", "4", "5", "6"]
    assert [page.data for page in found] == [HTML, HTML, HTML, b"The clerk."]
    assert found[0].context.modified == "Tue, 07 Jan 2031 10:00:00 GMT"
    assert {page.container for page in found} == {str(path)}
    (summary,) = problems(path)
    assert summary.category == "not-a-page"
    assert "1 HTTP 404" in summary.message


@pytest.mark.parametrize("kind", ["resource", "revisit", "conversion"])
def test_a_record_that_stands_for_a_page_and_is_no_response_is_counted(tmp_path: Path, kind: str) -> None:
    other = record(HTML, "http://velm.example/1").replace(b"WARC-Type: response", f"WARC-Type: {kind}".encode())
    info = record(HTML, "http://velm.example/2").replace(b"WARC-Type: response", b"WARC-Type: metadata")
    (tmp_path / "a.warc").write_bytes(other + info + record(HTML, "http://velm.example/3"))
    assert [page.location for page in pages(tmp_path)] == ["http://velm.example/3"]
    assert f"1 {kind} record" in problems(tmp_path)[0].message


def test_truncated_warc_says_what_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes((WARC[0] + WARC[3])[:-20])
    assert [page.location[-1] for page in pages(path)] == ["1"]
    (problem,) = problems(path)
    assert (problem.category, problem.location) == ("truncated", "https://example.org/4")


def test_damaged_member_costs_one_record(tmp_path: Path) -> None:
    members = [gzip.compress(one) for one in (WARC[0], WARC[3], WARC[5])]
    members[1] = members[1][:60] + bytes(40) + members[1][100:]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(members))
    assert [page.location[-1] for page in pages(path)] == ["1", "6"]
    assert "truncated" in {p.category for p in problems(path)}


def test_garbage_between_records_is_named_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(WARC[0] + b"garbage of some length\r\n" * 10 + WARC[5])
    assert [page.location[-1] for page in pages(path)] == ["1", "6"]
    assert [p.category for p in problems(path)] == ["damaged"]


def test_warc_in_one_gzip_member_and_truncated_gzip(tmp_path: Path) -> None:
    whole = gzip.compress(
        b"".join(record(os.urandom(3000).hex().encode(), f"https://e.org/{i}") for i in range(9))
    )
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    assert 3 <= len(pages(path)) <= 6
    assert {p.category for p in problems(path)} == {"truncated"}


def test_too_large_response_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    bomb = record(
        gzip.compress(b"The clerk spoke. " * 4000), "https://example.org/b", extra=b"Content-Encoding: gzip\r\n"
    )
    path.write_bytes(bomb + WARC[0])
    limits = PageLimits(page_bytes=20_000)
    assert [page.location[-1] for page in pages(path, limits=limits)] == ["1"]
    assert [(p.category, p.location[-1]) for p in problems(path, limits=limits)] == [("too-large", "b")]


def test_the_same_input_gives_the_same_pages(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(WARC))
    (tmp_path / "b.xml").write_text(FEED.format(encoding="utf-8", built="Mon"))
    (tmp_path / "c.txt").write_text("The clerk spoke.")
    assert list(gather([str(tmp_path)], LIMITS)) == list(gather([str(tmp_path)], LIMITS))


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(bytes(range(256)) * 20)[:200],
        gzip.compress(b"a" * 50)[:12] + b"\xff" * 40,
        gzip.compress("".join(f"Sentence {n} of a page.\n" for n in range(900)).encode())[:300],
    ],
)
def test_a_damaged_gzip_page_is_archived_as_it_is_and_not_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "page.gz").write_bytes(data)
    page, problem = gather([str(tmp_path / "page.gz")], LIMITS)
    assert isinstance(page, Page)
    assert isinstance(problem, Problem)
    assert (page.data, page.media) == (data, "other")
    assert (problem.category, problem.page) == ("truncated", page.id)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_json_lines_in_other_encodings_are_the_same_pages(tmp_path: Path, encoding: str) -> None:
    lines = '{"url": "https://a.example/1", "text": "Żółw\u2028said so."}\r\n{broken\n{"text": "Another page."}\n'
    (tmp_path / "plain.jsonl").write_bytes(lines.encode())
    (tmp_path / "other.jsonl").write_bytes(lines.encode(encoding))
    plain, other = (
        [one.data for one in gather([str(tmp_path / name)], LIMITS) if isinstance(one, Page)]
        for name in ("plain.jsonl", "other.jsonl")
    )
    assert len(plain) == 2
    assert other == plain


@pytest.mark.timeout(20)
@pytest.mark.parametrize("before", ["<!---->", "<?x?>", "<!DOCTYPE x>"])
def test_many_comments_before_no_root_are_told_at_once(tmp_path: Path, before: str) -> None:
    (tmp_path / "a").write_text(before * 2_000 + " The council met.")
    assert [page.media for page in pages(tmp_path)] == ["text"]


def test_folders_deeper_than_pythons_stack_are_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(600):
        Path("a").mkdir()
        os.chdir("a")
    Path("b.txt").write_text("The council met.")
    os.chdir(tmp_path)
    assert [page.data for page in pages("a")] == [b"The council met."]


def mhtml(*parts: tuple[str, str, str], url: str = "https://news.example/ferry") -> bytes:
    """A page as Chrome saves it: parts of (content type, URL, quoted-printable body)."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nMIME-Version: 1.0\r\n"
    body = "".join(
        f"--cut\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {place}\r\n\r\n{text}\r\n"
        for kind, place, text in parts
    )
    return f'{head}Content-Type: multipart/related;\r\n\tboundary="cut"\r\n\r\n{body}--cut--\r\n'.encode()


def nested(depth: int) -> bytes:
    """A multipart message in a multipart message, `depth` times."""
    parts = (f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"MIME-Version: 1.0\r\n{''.join(parts)}Content-Type: text/html\r\n\r\n<html>".encode()


def test_a_page_saved_as_mhtml_is_the_page_at_its_own_url(tmp_path: Path) -> None:
    frame = ("text/html", "https://ads.example/frame", "<html>An advertisement</html>")
    page = (
        "text/html; charset=windows-1252",
        "https://news.example/ferry",
        '<html><p class=3D"x">T=F8lm</p></html>',
    )
    (tmp_path / "ferry.mhtml").write_bytes(
        mhtml(frame, page, ("image/png", "https://news.example/a.png", "=89PNG"))
    )
    (found,) = pages(tmp_path)
    assert (found.data, found.location) == (b'<html><p class="x">T\xf8lm</p></html>', "https://news.example/ferry")
    assert (found.media, found.container) == ("html", str(tmp_path / "ferry.mhtml"))
    assert found.context.charset == "windows-1252"


def test_an_mhtml_that_breaks_off_behind_its_page_is_read(tmp_path: Path) -> None:
    page = ("text/html", "https://news.example/ferry", "<html><p>The council met.</p></html>")
    (tmp_path / "x").write_bytes(mhtml(page, ("image/png", "https://news.example/a.png", "=89PNG"))[:-20])
    assert [found.data for found in pages(tmp_path)] == [b"<html><p>The council met.</p></html>"]


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_safaris_web_archive_is_the_page_at_its_own_url(tmp_path: Path, form: plistlib.PlistFormat) -> None:
    main = {
        "WebResourceData": HTML,
        "WebResourceURL": "https://news.example/x",
        "WebResourceTextEncodingName": "UTF-8",
    }
    (tmp_path / "x.webarchive").write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=form))
    (found,) = pages(tmp_path)
    assert (found.data, found.location, found.context.charset) == (HTML, "https://news.example/x", "UTF-8")


@pytest.mark.parametrize(
    ("data", "category"),
    [
        (mhtml(("image/png", "https://news.example/a.png", "=89PNG")), "not-a-page"),
        (mhtml(("text/html", "https://news.example/ferry", "=89PNG=0D=0A")), "not-a-page"),
        (nested(3000), "too-deep"),
        (mhtml(("text/html", "https://news.example/ferry", "<html><p>The council met on M"))[:-9], "truncated"),
        (plistlib.dumps({"WebMainResource": {"WebResourceURL": "x"}}, fmt=plistlib.FMT_BINARY), "not-a-page"),
        (plistlib.dumps({"WebMainResource": {"WebResourceData": HTML}}, fmt=plistlib.FMT_BINARY)[:-9], "damaged"),
    ],
)
def test_a_saved_page_that_holds_none_is_one_problem(tmp_path: Path, data: bytes, category: str) -> None:
    (tmp_path / "x").write_bytes(data)
    assert only_problem(tmp_path) == category


def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Ferry.html").write_bytes(HTML)
    for folder in ("Ferry_files", "notes_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("The council met.")
    assert [Path(p.location).name for p in pages(tmp_path)] == ["Ferry.html", "a.txt"]
