"""Pages that are no article are refused by their name; articles about such pages are kept."""

import json

import pytest

from kursk_digest.articles.html import extract_html
from kursk_digest.model import Article, Page, PageKind, Skipped

TEXT = (
    "The council of the harbour town voted on Tuesday to close the old bridge, because engineers "
    "had found deep cracks in two of its pillars.",
    "“We could not wait for the spring,” Mayor Ada Quill told reporters on the quay, where about "
    "40 people had gathered in the rain to watch.",
    "The bridge, built in 1931, carries 12,000 cars a day; ferries will take over until the end "
    "of the year, and buses will go by the lock.",
)
HEADLINES = (
    "Council closes old bridge after cracks are found",
    "Ferry to the islands sold for one crown",
    "Mayor of lake district resigns over borrowed boat",
    "Storm leaves 12,000 homes without power",
    "School canteen wins prize for its fish soup",
    "Museum returns bell to mountain village",
    "Wolf seen near playground, residents worried",
    "Train line to the coast reopens in May",
)
DATA = {"@type": "NewsArticle", "headline": HEADLINES[0], "datePublished": "2024-08-13"}
DATED = "<time datetime='2024-08-13T10:00'>13 August 2024</time>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = paragraphs(*TEXT)
CARDS = "".join(
    f"<div class='card'><a href='/{n}'><h3>{headline}</h3></a><p>{TEXT[n % 3]}</p></div>"
    for n, headline in enumerate(HEADLINES)
)


def structured(**fields):
    data = json.dumps({"@context": "https://schema.org", **fields})
    return f"<script type='application/ld+json'>{data}</script>"


def page_of(body, head=""):
    top = "<header><a href='/'>Herald</a></header>"
    html = f"<html><head>{head}</head><body>{top}{body}</body></html>"
    return Page("page.html", html, PageKind.HTML)


def refusal(body, head=""):
    result = extract_html(page_of(body, head))
    assert isinstance(result, Skipped), result.paragraphs
    assert ";" in result.reason
    return result.reason


INDEX = "".join(
    f"<li><a href='/{n}'>Council number {n} votes on the budget of the harbour</a></li>"
    for n in range(40)
)
PAYWALL = '{"@type": "NewsArticle", "headline": "Bridge", "isAccessibleForFree": "False"}'


@pytest.mark.parametrize(
    ("name", "body", "head"),
    [
        (
            "index of headlines",
            f"<main><h1>News</h1><ul>{INDEX}</ul></main>",
            "<title>News</title>",
        ),
        (
            "cookie wall",
            "<h1>We value your privacy</h1><p>We and our partners use cookies to store information "
            "on your device.</p><p>You may accept all cookies, or choose which of them you want to "
            "allow in the privacy settings of this site at any time.</p>",
            "<title>Before you continue</title>",
        ),
        (
            "login form",
            "<form><h1>Sign in</h1><p>Enter your address and your password to log in to the "
            "subscriber area.</p><input type='text'><input type='password'></form><p>No account "
            "yet? It takes a minute to make one, and the first month costs nothing at all.</p>",
            "<title>Sign in</title>",
        ),
        (
            "error page",
            "<h1>Page not found</h1><p>Sorry, the page that you were looking for has been moved or "
            "never was here. Perhaps the search finds what you want.</p><p>Back to the front page "
            "of the Northern Herald, with all the news of the day.</p>",
            "<title>404 | Northern Herald</title>",
        ),
        (
            "paywall",
            f"<h1>Bridge</h1><p>{TEXT[0]}</p><div class='paywall'><p>Subscribe to continue reading "
            "this article.</p><p>Already a subscriber? Log in.</p></div>",
            f"<script type='application/ld+json'>{PAYWALL}</script>",
        ),
        (
            "video page",
            f"<h1>Bridge</h1><video src='x.mp4'></video><p>{TEXT[0]}</p><p>Duration 1:24 minutes, "
            "filmed from the quay by a passer-by who wants to stay unnamed.</p>",
            "<meta property='og:type' content='video.other'>",
        ),
        ("by script", "<div id='app'></div><script>start()</script>", "<title>Herald</title>"),
        ("no text", "", ""),
    ],
)
def test_a_page_without_an_article_is_refused_by_name_and_with_advice(name, body, head):
    result = extract_html(page_of(body, head))
    assert isinstance(result, Skipped)
    assert name in result.reason
    assert ";" in result.reason
    assert "\n" not in result.reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cookie rules: what the new law means", "The new law on cookies was passed on Tuesday"),
        ("Why pages are not found", "The 404 page was not found by chance, its inventor said"),
        ("How to log in to the tax office", "A password will be needed to log in from Monday"),
        (
            "Newspaper will let readers subscribe",
            "Readers may subscribe from Monday, the paper said",
        ),
    ],
)
def test_an_article_about_such_pages_is_no_such_page(title, text):
    article = (
        f"<article><h1>{title}</h1><p>{text}, and nobody was surprised.</p>{ARTICLE}</article>"
    )
    head = (
        "<script type='application/ld+json'>" + json.dumps(DATA | {"headline": title}) + "</script>"
    )
    assert isinstance(extract_html(page_of(article, head)), Article)


@pytest.mark.parametrize(
    ("name", "body", "head"),
    [
        ("index", f"<h1>Politics</h1>{CARDS}", "<title>Politics | Herald</title>"),
        (
            "index",
            "<h1>Culture</h1><ul>"
            + "".join(f"<li><a href='/x'>{h}</a> {TEXT[0][:80]}…</li>" for h in HEADLINES)
            + "</ul>",
            "",
        ),
        (
            "index",
            f"<h1>Ferries</h1>{CARDS}",
            "<meta property='og:type' content='article'>"
            + structured(**{"@type": "CollectionPage"}),
        ),
        (
            "author's page",
            f"<h1>Ada Quill</h1><p class='bio'>{TEXT[0]}</p>{CARDS}",
            structured(**{"@type": "ProfilePage"}),
        ),
        ("search results", f"<h1>Search results for “ferry”</h1>{CARDS}", ""),
        ("search results", f"<h1>Search for “ferry”</h1>{CARDS}", ""),
        ("search results", f"<h1>Suche nach „Fähre“</h1>{CARDS}", ""),
        ("search results", f"<h1>Résultats pour « bac »</h1>{CARDS}", ""),
        ("search results", f"<h1>Search: ferry</h1>{CARDS}", ""),
        ("search results", f"<input type='search' value='prom'><h1>Szukaj: prom</h1>{CARDS}", ""),
        (
            "photo gallery",
            f"<h1>{HEADLINES[0]}</h1>"
            + "".join(
                f"<figure><figcaption>{h}. Photo: B. Rask</figcaption></figure>" for h in HEADLINES
            ),
            "",
        ),
        (
            "shop",
            "".join(
                f"<div class='product'><h3>Mug {n}</h3><span>{n},50 €</span></div>"
                for n in range(9)
            ),
            "",
        ),
        ("job advert", ARTICLE, structured(**{"@type": "JobPosting", "title": "Captain"})),
        (
            "video page",
            f"<h1>Bridge</h1><video src='x'></video><p>{TEXT[0]}</p>",
            structured(**{"@type": "VideoObject", "name": "Bridge"}),
        ),
        (
            "frames",
            "<frameset><frame src='menu.html'><frame src='story.html'></frameset>",
            "<title>Herald</title>",
        ),
        ("error page", f"<h1>Page not found</h1><p>It has been moved.</p>{DATED}{CARDS}", ""),
        (
            "bot check",
            "<h1>herald.example</h1><p>Verifying you are human. This may take a few seconds.</p>"
            "<p>herald.example needs to review the security of your connection.</p>",
            "<title>Just a moment...</title>",
        ),
        ("by script", "<p>Please enable JavaScript to read the paper.</p><div id='app'></div>", ""),
    ],
)  # fmt: skip
def test_a_list_a_gate_or_an_advert_is_refused_by_name(name, body, head):
    assert name in refusal(body, head)


@pytest.mark.parametrize(
    ("heading", "text", "name"),
    [
        ("Seite nicht gefunden", "Der gesuchte Inhalt wurde verschoben.", "page not found"),
        ("Page introuvable", "La page que vous cherchez a été déplacée.", "page not found"),
        ("Página no encontrada", "La página que buscaba se ha movido.", "page not found"),
        ("Nie znaleziono strony", "Strona została przeniesiona.", "page not found"),
        ("Сторінку не знайдено", "Її переміщено, або її ніколи тут не було.", "page not found"),
        ("Страница не найдена", "Возможно, она была удалена.", "page not found"),
        ("ページが見つかりません", "移動または削除された可能性があります。", "page not found"),
        ("Este artículo ya no está disponible", "Vuelva a la portada.", "page not found"),
        ("Es ist ein Fehler aufgetreten", "Bitte später noch einmal versuchen.", "of the server"),
        ("Wystąpił błąd", "Spróbuj ponownie później.", "of the server"),
        ("Подтвердите, что вы не робот", "Вы не робот? Введите символы.", "bot check"),
        ("Confirme que no es un robot", "Resuelva el captcha para continuar.", "bot check"),
    ],
)
def test_errors_and_gates_are_known_in_other_languages(heading, text, name):
    assert name in refusal(f"<h1>{heading}</h1><p>{text}</p>", f"<title>{heading}</title>")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param(f"<h1>Bridge</h1><p>{TEXT[0]}</p>", structured(**DATA), id="a brief"),
        pytest.param(f"<h1>Bridge</h1>{DATED}{paragraphs(*TEXT[:2])}", "", id="two paragraphs"),
        pytest.param(f"<h1>Bridge</h1>{ARTICLE}<aside>{CARDS}</aside>", "", id="related below"),
        pytest.param(f"<h1>Access denied to engineers</h1>{DATED}{ARTICLE}", "", id="denied"),
        pytest.param(f"<h1>Captcha inventor: robots won</h1>{ARTICLE}", "", id="captcha"),
        pytest.param(f"<h1>404: museum shows lost pages</h1>{DATED}{ARTICLE}", "", id="404 art"),
        pytest.param(f"<h1>Something went wrong</h1>{DATED}{ARTICLE}", "", id="went wrong"),
        pytest.param(f"<h1>Search for ferry goes on</h1>{ARTICLE * 2}{paragraphs('x' * 200)}", "",
                     id="a search"),
        *(pytest.param(f"<h1>{title}</h1>{paragraphs(TEXT[0])}", "", id=title)
          for title in ("Search teams find boy", "Suche nach Vermissten geht weiter",
                        "Results for banks beat forecasts", "Résultats de l'élection à Brest",
                        "Resultados de las elecciones", "Risultati di una lunga notte")),
        pytest.param("<h1>Bread</h1><p>A bakery has to pay for mouldy bread that it sold.</p>",
                     '<meta property="og:type" content="article">', id="one sentence"),
        pytest.param(f"<h1>Bridge</h1><video src='x'></video>{ARTICLE}",
                     structured(**DATA, video={"@type": "VideoObject"}), id="video on top"),
        pytest.param(f"<h1>Bridge</h1>{ARTICLE}<div class='paywall'><p>Subscribe now</p></div>",
                     structured(**DATA, isAccessibleForFree=False), id="three free paragraphs"),
        pytest.param(f"<h1>Bridge</h1>{paragraphs(*TEXT[:2])}<form><label>Password</label>"
                     "<input type='password'></form>", structured(**DATA), id="a log-in box"),
        pytest.param("<h1>Live: the bridge</h1>"
                     + "".join(f"<div class='post'><h3>{h}</h3><p>{TEXT[n % 3]}</p></div>"
                               for n, h in enumerate(HEADLINES)),
                     structured(**DATA | {"@type": "LiveBlogPosting"}), id="a live blog"),
        pytest.param(f"<h1>Eight stories</h1><p>{TEXT[0]}</p><p>{TEXT[1]}</p>{CARDS}", "",
                     id="a list with an introduction"),
    ],
)  # fmt: skip
def test_what_is_nearly_such_a_page_is_an_article(body, head):
    assert isinstance(extract_html(page_of(body, head)), Article)
