"""Which language a resume is in; one short invented resume per language."""

from __future__ import annotations

import pytest

from screener.read import read_bytes
from screener.read.language import find_language
from screener.types import NoticeCode

RESUMES = {
    "en": "I led the sales team of the northern region and won eleven accounts in two years. "
    "I was responsible for the plan, the training and the reports to the board.",
    "de": "Ich leitete das Vertriebsteam der Region Nord und gewann in zwei Jahren elf Kunden. "
    "Ich war für den Plan, die Ausbildung und die Berichte an den Vorstand zuständig.",
    "fr": "J'ai dirigé les ventes de la région nord et gagné onze clients en deux ans. "
    "Responsable du plan, de la formation des vendeurs et des rapports pour la direction.",
    "es": "Dirigí el equipo de ventas de la región norte y gané once clientes en dos años. "
    "Responsable del plan, de la formación y de los informes para la dirección.",
    "it": "Ho guidato la squadra di vendita della regione nord e vinto undici clienti in due anni. "
    "Responsabile del piano, della formazione e dei rapporti per la direzione.",
    "pt": "Dirigi a equipa de vendas da região norte e ganhei onze clientes em dois anos. "
    "Responsável pelo plano, pela formação e pelos relatórios para a direção da empresa.",
    "nl": "Ik leidde het verkoopteam van de regio noord en won in twee jaar elf klanten. "
    "Ik was verantwoordelijk voor het plan, de opleiding en de rapporten aan het bestuur.",
    "pl": "Kierowałem zespołem sprzedaży w regionie północnym i zdobyłem jedenastu klientów. "
    "Byłem odpowiedzialny za plan, szkolenia oraz raporty dla zarządu, a także za budżet "
    "i kontakt z klientami na terenie całego kraju.",
    "sv": "Jag ledde säljteamet i region nord och vann elva kunder på två år. "
    "Jag var ansvarig för planen, utbildning av säljare och rapporter till styrelsen.",
    "tr": "Kuzey bölgesinin satış ekibini yönettim ve iki yılda on bir müşteri kazandım. "
    "Plan, eğitim ve raporlar için bir ekip ile birlikte çalıştım ve bu işi yönetici olarak "
    "yaptım, daha sonra yeni bir şirket kurdum.",
    "ru": "Руководил отделом продаж северного региона и привлёк одиннадцать клиентов за два года.",
    "zh": "负责北区销售团队，两年内赢得十一个客户，负责计划、培训以及向董事会提交的报告。",
    "ja": "北部地域の営業チームを率い、二年間で十一社の顧客を獲得し、研修も担当しました。",
    "ar": "قدت فريق المبيعات في المنطقة الشمالية وكسبت أحد عشر عميلا خلال عامين.",
}


@pytest.mark.parametrize("language", RESUMES)
def test_a_resume_of_a_few_sentences_tells_its_language(language: str):
    assert find_language(RESUMES[language]) == language


def test_a_list_of_skills_in_latin_letters_counts_as_english():
    assert find_language("Excel, Python, Salesforce, HubSpot, Tableau, SQL, Jira " * 6) == "en"


def test_english_with_foreign_names_stays_english():
    text = RESUMES["en"] + " Universidad de la Costa, Casa del Mar de los Andes, Rue de la Paix"
    assert find_language(text) == "en"


def test_a_resume_in_another_language_says_so():
    resume = read_bytes(RESUMES["fr"].encode())
    assert resume.language == "fr"
    assert [notice.code for notice in resume.notices] == [NoticeCode.NOT_ENGLISH]
