"""The chrome of site themes goes in nine languages, and no line of the article goes with it."""

import importlib.util
import random
import sys
from pathlib import Path

import pytest

from kursk_digest.articles.text import extract_text
from kursk_digest.model import Page

BENCH = Path(__file__).parent.parent.parent / "bench" / "themes.py"
spec = importlib.util.spec_from_file_location("themes", BENCH)
themes = importlib.util.module_from_spec(spec)
sys.modules["themes"] = themes
spec.loader.exec_module(themes)

ARTICLES = {
    "en": (
        "Island Library Opens Again Ten Months After the Flood",
        "The library on Gull Island opened again on Friday, ten months after the spring flood.",
        "About 9,000 books had to be dried in a cold store, the head of the library said.",
        "“We lost the maps, but the children’s room is whole,” she told the crowd.",
        "Readers formed a queue that reached from the door to the ferry pier.",
        "The town paid for new shelves. A school class painted the reading room.",
    ),
    "de": (
        "Inselbücherei öffnet zehn Monate nach der Flut wieder",
        "Die Bücherei der Insel hat am Freitag wieder geöffnet, zehn Monate nach der Flut.",
        "Rund 9.000 Bücher mussten in einem Kühlhaus getrocknet werden, sagte die Leiterin.",
        "„Die Karten sind verloren, aber das Kinderzimmer ist ganz geblieben“, sagte sie.",
        "Die Stadt bezahlte neue Regale, und eine Schulklasse strich den Lesesaal.",
    ),
    "fr": (
        "La bibliothèque de l’île rouvre dix mois après la crue",
        "La bibliothèque de l’île a rouvert vendredi, dix mois après la crue du printemps.",
        "Près de 9 000 livres ont dû être séchés dans un entrepôt froid, selon la directrice.",
        "« Nous avons perdu les cartes, mais la salle des enfants est intacte », a-t-elle dit.",
        "La ville a payé les nouvelles étagères et une classe a peint la salle de lecture.",
    ),
    "es": (
        "La biblioteca de la isla reabre diez meses después de la riada",
        "La biblioteca de la isla reabrió el viernes, diez meses después de la riada.",
        "Unos 9.000 libros tuvieron que secarse en un almacén frío, según la directora.",
        "“Perdimos los mapas, pero la sala de los niños está entera”, dijo a los vecinos.",
        "El municipio pagó los estantes nuevos y una clase pintó la sala de lectura.",
    ),
    "it": (
        "La biblioteca dell’isola riapre dieci mesi dopo la piena",
        "La biblioteca dell’isola ha riaperto venerdì, dieci mesi dopo la piena.",
        "Circa 9.000 libri sono stati asciugati in un magazzino freddo, ha detto la direttrice.",
        "«Abbiamo perso le mappe, ma la sala dei bambini è intatta», ha detto alla folla.",
        "Il comune ha pagato gli scaffali nuovi e una classe ha dipinto la sala di lettura.",
    ),
    "pt": (
        "Biblioteca da ilha reabre dez meses depois da cheia",
        "A biblioteca da ilha reabriu na sexta-feira, dez meses depois da cheia.",
        "Cerca de 9.000 livros tiveram de ser secos num armazém frio, disse a diretora.",
        "“Perdemos os mapas, mas a sala das crianças está inteira”, disse ela à multidão.",
        "A câmara pagou as novas estantes e uma turma pintou a sala de leitura.",
    ),
    "pl": (
        "Biblioteka na wyspie otwarta dziesięć miesięcy po powodzi",
        "Biblioteka na wyspie została otwarta w piątek, dziesięć miesięcy po powodzi.",
        "Około 9000 książek trzeba było wysuszyć w chłodni, powiedziała kierowniczka.",
        "„Straciliśmy mapy, ale pokój dla dzieci jest cały”, powiedziała do zebranych.",
        "Miasto zapłaciło za nowe półki, a uczniowie pomalowali czytelnię.",
    ),
    "uk": (
        "Бібліотека на острові відкрилася через десять місяців після повені",
        "Бібліотека на острові відкрилася у п’ятницю, через десять місяців після повені.",
        "Близько 9000 книжок довелося сушити в холодному складі, сказала завідувачка.",
        "«Ми втратили карти, але дитяча кімната ціла», — сказала вона людям.",
        "Місто заплатило за нові полиці, а школярі пофарбували читальну залу.",
    ),
    "ru": (
        "Библиотека на острове открылась через десять месяцев после паводка",
        "Библиотека на острове открылась в пятницу, через десять месяцев после паводка.",
        "Около 9000 книг пришлось сушить в холодном складе, сказала заведующая.",
        "«Мы потеряли карты, но детская комната цела», — сказала она собравшимся.",
        "Город заплатил за новые полки, а школьники покрасили читальный зал.",
    ),
}
OTHERS = {
    "en": ("Tram Drivers Vote on a New Roster", "The drivers will decide by the end of the week."),
    "de": ("Fahrer stimmen über neuen Dienstplan ab", "Die Fahrer entscheiden bis Ende der Woche."),
    "fr": ("Les conducteurs votent", "Les conducteurs décideront avant la fin de la semaine."),
    "es": ("Los conductores votan", "Los conductores decidirán antes del fin de semana."),
    "it": ("I conducenti votano", "I conducenti decideranno entro la fine della settimana."),
    "pt": ("Os motoristas votam", "Os motoristas decidem até ao fim da semana."),
    "pl": ("Motorniczowie głosują", "Motorniczowie zdecydują do końca tygodnia."),
    "uk": ("Водії голосують за новий графік", "Водії вирішать до кінця цього тижня."),
    "ru": ("Водители голосуют за новый график", "Водители решат до конца этой недели."),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("theme", themes.load_themes(), ids=lambda theme: theme.name)
def test_the_chrome_goes_and_the_article_stays(theme, seed):
    headline, *paragraphs = ARTICLES[theme.language]
    text = themes.Text(headline, tuple(paragraphs))
    name, blurb = OTHERS[theme.language]
    others = [themes.Text(name, (blurb,))]
    lines = themes.wrap(text, theme, others, random.Random(seed))
    found = extract_text(Page("x.txt", "\n\n".join(line for line, _ in lines)))
    assert list(found.paragraphs) == paragraphs
    assert found.title == headline
    assert found.language == theme.language
