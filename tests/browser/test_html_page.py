import time
from pathlib import Path

import pytest
from chromium import CHROMIUM, DRIVER, Browser, start
from command import kursk_digest
from rendering import HOSTILE, make_digest, make_hostile_digest, make_many_stories

from kursk_digest.renderers import RENDERERS, Format, View

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = [320, 390, 820, 1440]
THEMES = ["light", "dark"]
ENTER, TAB = "\ue007", "\ue004"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs Chromium and its driver: apt-get install chromium chromium-driver")
    driver = start(tmp_path_factory.mktemp("profile"))
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The digest of samples/, as the command writes it."""
    file = tmp_path_factory.mktemp("page") / "digest.html"
    done = kursk_digest("build", "samples/", "--format", "html", "--output", file)
    assert done.returncode == 0, done.stderr
    return file


def write(digest, folder):
    file = folder / "page.html"
    file.write_text(RENDERERS[Format.HTML](digest, View()), encoding="utf-8")
    return file


@pytest.mark.parametrize("theme", THEMES)
def test_it_opens_without_a_request_or_a_complaint(browser, page, theme):
    asked, complaints = browser.show(page, theme=theme)
    assert asked == [page.as_uri()]
    assert complaints == []


def test_each_citation_is_reached_by_tab_and_opened_by_enter(browser, tmp_path):
    browser.show(write(make_digest(), tmp_path))
    body = browser.driver.switch_to
    count = browser.script("return document.querySelectorAll('summary').length")
    assert count > 5
    opened = 0
    for _ in range(10 * count):
        body.active_element.send_keys(TAB)
        tag = browser.script("return document.activeElement.tagName")
        if tag == "SUMMARY":
            body.active_element.send_keys(ENTER)
            quote = "document.activeElement.parentElement.querySelector('mark')"
            assert browser.script(f"return {quote}.checkVisibility() && {quote}.innerText.length")
            opened += 1
        if tag == "BODY":
            break
    assert opened == count
    assert browser.script("return document.querySelectorAll('details[open]').length") == count


def test_where_the_keyboard_is_can_be_seen(browser, page):
    browser.show(page)
    browser.driver.switch_to.active_element.send_keys(TAB)
    skip = "const skip = document.querySelector('.skip'), box = skip.getBoundingClientRect();"
    assert browser.script(f"{skip} return document.activeElement === skip && box.left >= 0")
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert browser.script(outline) == "solid"


AUDIT = """
const [open, done] = arguments;
document.querySelectorAll('details').forEach(details => details.open = open);
document.querySelectorAll('.story').forEach(story => story.style.contentVisibility = 'visible');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run({runOnly: standards}).then(result => done(
    result.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' '))
));
"""


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: npm ci --prefix tests/browser")
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_with_the_citations_closed_or_open(browser, page, theme, width):
    browser.show(page, theme=theme, width=width)
    browser.script(AXE.read_text(encoding="utf-8"))
    for state in (False, True):
        assert browser.driver.execute_async_script(AUDIT, state) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_screen_scrolls_sideways(browser, page, tmp_path, width):
    for file in (page, write(make_hostile_digest(HOSTILE["one long word"]), tmp_path)):
        browser.show(file, width=width)
        browser.script("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert browser.script("return document.documentElement.scrollWidth") <= width


PLACES = """
const row = document.querySelector('.cites'), [first, second] = row.querySelectorAll('summary');
const place = () => second.getBoundingClientRect().top, before = place();
first.parentElement.open = true;
const quote = row.querySelector('figure').getBoundingClientRect();
return {moved: place() - before, below: quote.top - before, width: quote.width};
"""


def test_a_quote_opens_below_its_row_of_chips(browser, page):
    browser.show(page)
    places = browser.script(PLACES)
    assert places["moved"] == 0
    assert places["below"] > 20
    assert places["width"] > 500


def test_paper_has_no_navigation_and_every_source(browser, page):
    browser.show(page, media="print", theme="dark")
    shown = "document.querySelector(arguments[0]).checkVisibility()"
    assert not browser.script(f"return {shown}", ".contents")
    assert browser.script(f"return {shown}", ".sources li")
    paper = browser.script("return getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"


def test_right_to_left_text_stands_at_the_right(browser, tmp_path):
    browser.show(write(make_hostile_digest("קייב הודיעה ביום שישי"), tmp_path))
    for selector in ("h2", ".claim", "blockquote"):
        direction = f"return getComputedStyle(document.querySelector('{selector}')).direction"
        assert browser.script(direction) == "rtl"


@pytest.mark.parametrize("name", ["style end", "comment", "script link", "attribute", "entity"])
def test_hostile_text_runs_nothing(browser, tmp_path, name):
    page = write(make_hostile_digest(f"{HOSTILE[name]}\"' onerror=alert(1) autofocus"), tmp_path)
    asked, complaints = browser.show(page)
    assert asked == [page.as_uri()]
    assert complaints == []
    assert browser.script("return document.scripts.length") == 0


def test_two_hundred_stories_open_at_once(browser, tmp_path):
    page = write(make_many_stories(200), tmp_path)
    assert page.stat().st_size < 3_000_000
    began = time.monotonic()
    browser.show(page)
    assert time.monotonic() - began < 10
    paint = "return performance.getEntriesByName('first-contentful-paint')[0].startTime"
    assert browser.script(paint) < 1_000
