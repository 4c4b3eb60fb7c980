"""How sites say that a page is no article, in the languages of our sources.

None of these decides alone: a rule in `refusals.py` also asks how much of the page says so, so that
an article about login forms, cookies or a 404 page is safe.
"""

from __future__ import annotations

import re

_GONE = (
    r"not found|n[o']t exist|no longer (?:available|exists|here)|can.t (?:be )?f(?:ou|i)nd|"
    r"nicht gefunden|existiert nicht|nicht mehr verfügbar|introuvable|n'existe|n'est plus|"
    r"no encontrad|no existe|ya no está|non trovat|non esiste|não encontrad|não existe|"
    r"nie znalezion|nie istnieje|nie jest już|не найден|не знайден|не існує|не существует|"
    r"більше не|больше не|bulunamad|ikke fundet|ikke funnet|hittades inte|niet gevonden|nenalezen|"
    r"見つかりません|存在しません|找不到|不存在|찾을 수 없"
)
_PAGE = (
    r"page|article|story|content|seite|artikel|inhalt|beitrag|p[áa]gina|art[íi]c|artigo|conteúdo|"
    r"articolo|contenuto|stron|artyku|сторінк|статт|страниц|стать|sayfa|haber|sida|side|stránk"
)
NOT_FOUND = re.compile(rf"\b404\b|\b410\b|{_GONE}", re.IGNORECASE)
PAGE_GONE = re.compile(
    rf"^\W*(?:error\s*)?(?:404|410)\W*$|^\W*(?:error\s*)?(?:404|410)?\W*"
    rf"(?:\S+\s+){{0,2}}\S*(?:{_PAGE})\S*\s(?:\S+\s+){{0,2}}\S*(?:{_GONE})|"
    rf"^\W*\S*(?:{_GONE})\S*\s+\S*(?:{_PAGE})",
    re.IGNORECASE,
)
"""A heading that says nothing but that the page is gone: `404`, `Nie znaleziono strony`."""
FAILED = re.compile(
    r"^\W*(?:error\s*)?(?:500|502|503|504|429)\b|internal server error|service unavailable|"
    r"bad gateway|too many requests|(?:something|this) went wrong|(?:an|server) error (?:has )?occ|"
    r"ein fehler aufgetreten|serverfehler|etwas ist schief|une erreur (?:est|s'est)|"
    r"erreur (?:interne|serveur)|algo salió mal|se ha producido un error|error interno|"
    r"algo deu errado|ocorreu um erro|qualcosa è andato storto|si è verificato un errore|"
    r"wystąpił błąd|błąd serwera|coś poszło nie tak|сталася помилка|щось пішло не так|"
    r"произошла ошибка|что-то пошло не так|ошибка сервера|bir hata oluştu|något gick fel|"
    r"noe gikk galt|noget gik galt|er ging iets mis|došlo k chybě|エラーが発生",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"cookie|consent|tracking|gdpr|dsgvo|privacy|datenschutz|einwillig|confidentialité|privacidad|"
    r"ciasteczk|prywatno|куки|файл[иы] cookie|приватн|personuppgifter|samtyck|"
    r"çerez|クッキー|쿠키",
    re.IGNORECASE,
)
LOG_IN = re.compile(
    r"\b(?:log ?in|sign ?in|password|anmelden|einloggen|passwort|connexion|mot de passe|"
    r"iniciar sesión|contraseña|accedi|entrar|senha|zaloguj|hasło|войти|войдите|вход|пароль|"
    r"увійти|увійдіть|logga in|logg inn|inloggen|giriş yap|přihlá|"
    r"ログイン|登录|登入|로그인)",
    re.IGNORECASE,
)
SUBSCRIBE = re.compile(
    r"subscri|abonn|\babo\b|suscri|suscríb|assin(?:e|ante)|prenumer|subskry|подпис|передплат|"
    r"premium|paywall|members only|unlock|continue reading|weiterlesen|lire la suite|"
    r"already a member",
    re.IGNORECASE,
)
BOT_CHECK = re.compile(
    r"(?:verify(?:ing)?|confirm|prove|check\w*)\W+(?:that |if )?you(?:.re| are) "
    r"(?:a )?(?:not |human)|"
    r"(?:you(?:.re| are)|are you) (?:not )?a robot|captcha|checking your browser|"
    r"security of your connection|security service to protect itself|"
    r"you (?:have been|were) blocked|"
    r"unusual (?:activity|traffic)|(?:don.t|not) have permission to access|"
    r"access (?:has been |is )?denied|access cannot be granted|too many requests|"
    r"ad.?block(?:er)?s? (?:detected|and)|"
    r"(?:disable|turn off|switch off) your ad.?block|not blocking them from loading|"
    r"kein roboter|ungewöhnliche\w* datenverkehr|pas un robot|vous êtes humain|"
    r"activité inhabituelle|"
    r"no es un robot|tráfico inusual|não é um robô|non sei un robot|nie jesteś robotem|"
    r"вы не робот|ви не робот|слишком много запросов|забагато запитів|"
    r"not available in your (?:region|country)",
    re.IGNORECASE,
)
NEEDS_SCRIPTS = re.compile(
    r"(?:enable|activate|turn on|requires?|without) javascript|"
    r"javascript (?:is |must be |has to be )?"
    r"(?:disabled|required|enabled|aktiviert|aktivieren|deaktiviert|aan)|"
    r"(?:activer|activez|active|activar|habilit\w+|ative|ativar|abilita\w*|attiva\w*) "
    r"(?:el |o |le |il )?javascript|włącz\w* (?:obsługę )?javascript|"
    r"(?:включите|включить|увімкніть|увімкнути|aktivera|aktiver|schakel) javascript",
    re.IGNORECASE,
)
SEARCH = re.compile(
    # What is searched for stands in quotes: "Search for missing goes on" is news.
    r"^\W*(?:search(?: results?\b|\s*$|\s*[^\w\s'’]|,? for\s*(?:$|[:\"“„«'‘]))|"
    r"results for\s*[:\"“„«'‘]|suchergebnis|suche nach\s*(?:$|[:\"“„»«'‚])|"
    r"résultats? (?:de (?:la |votre )?recherche|pour\s*(?:$|[:\"“«']))|recherche\W*(?:$|:)|"
    r"resultados (?:de (?:la |tu |su |sua )?(?:búsqueda|busca|pesquisa)|para\s*(?:$|[:\"“«']))|"
    r"risultati (?:di |della |per la )ricerca|risultati per\s*(?:$|[:\"“«'])|"
    r"wyniki (?:wyszukiwania|szukania)|результат[иы] (?:пошуку|поиска)|sökresultat|søkeresultat|"
    r"søgeresultat|zoekresultat|arama sonuç|výsledky hled)",
    re.IGNORECASE,
)  # fmt: skip
PRICE = re.compile(
    r"\W{0,3}(?:[$€£¥₴₽]|kr|usd|eur|pln|zł|chf|czk)?\.?\s?\d[\d .,\xa0]{0,10}\s?"
    r"(?:[$€£¥₴₽]|kr|usd|eur|pln|zł|грн|руб|chf|kč|czk)?\.?",
    re.IGNORECASE,
)
