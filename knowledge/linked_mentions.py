"""How many linked mentions of countries and well-known organisations get the right code.

    python knowledge/linked_mentions.py POLYBIUS NEWS.jsonl COUNTRY_CODES.csv

POLYBIUS is the program, NEWS.jsonl a file of items with `text`, `published` and `links`
(`start`, `end`, `page`: phrase to Wikipedia page). Which page stands for which code is told by
the ISO list and the table below, not by the knowledge base that is measured.
"""

import collections
import csv
import json
import subprocess
import sys
import tempfile

# Pages of countries under other titles than the short names of the ISO list.
COUNTRIES = """
U.S.=USA|United States of America=USA|US=USA|Georgia (country)=GEO|Republic of Ireland=IRL
Democratic Republic of the Congo=COD|DR Congo=COD|Republic of the Congo=COG|North Korea=PRK
South Korea=KOR|Russia=RUS|Syria=SYR|Iran=IRN|Turkey=TUR|Türkiye=TUR|Vietnam=VNM|Laos=LAO
Moldova=MDA|Bolivia=BOL|Venezuela=VEN|Tanzania=TZA|Brunei=BRN|Taiwan=TWN|Palestine=PSE
State of Palestine=PSE|Palestinians=PSE|Israelis=ISR|Kosovo=KOS|Ivory Coast=CIV|Cape Verde=CPV
Czech Republic=CZE|Czechia=CZE|Eswatini=SWZ|North Macedonia=MKD|Myanmar=MMR|Burma=MMR
The Gambia=GMB|The Bahamas=BHS|Vatican City=VAT|Holy See=VAT|East Timor=TLS|Timor-Leste=TLS
Federated States of Micronesia=FSM|São Tomé and Príncipe=STP|UK=GBR|England=GBR|Scotland=GBR
Wales=GBR|Northern Ireland=GBR|UAE=ARE|Bosnia and Herzegovina=BIH|Gaza Strip=PSE|West Bank=PSE
Americans=USA|Russians=RUS|Ukrainians=UKR|Iranians=IRN|Saint Lucia=LCA|Trinidad and Tobago=TTO
"""

ORGANISATIONS = """
Israel Defense Forces=ISR|Israeli Air Force=ISR|Shin Bet=ISR|Mossad=ISR|Knesset=ISR|Likud=ISR
Cabinet of Israel=ISR|Israel Police=ISR|Russian Armed Forces=RUS|Federal Security Service=RUS
Kremlin=RUS|State Duma=RUS|Wagner Group=RUS|Hamas=PSE|Palestinian Islamic Jihad=PSE
Palestinian Authority=PSE|Fatah=PSE|Al-Qassam Brigades=PSE|Rapid Support Forces=SDN
Sudanese Armed Forces=SDN|March 23 Movement=COD|M23=COD|Allied Democratic Forces=COD|CODECO=COD
Armed Forces of the Democratic Republic of the Congo=COD|Alliance Fleuve Congo=COD
United States Armed Forces=USA|United States Navy=USA|United States Air Force=USA
United States Army=USA|United States Coast Guard=USA|Federal Bureau of Investigation=USA
United States Senate=USA|United States House of Representatives=USA|Supreme Court of the United States=USA
United States Department of Justice=USA|United States Department of State=USA|NASA=USA
United States Department of the Treasury=USA|U.S. Immigration and Customs Enforcement=USA
Central Intelligence Agency=USA|National Guard (United States)=USA|White House=USA
Drug Enforcement Administration=USA|Federal Reserve=USA|U.S. Customs and Border Protection=USA
United States Department of Homeland Security=USA|United States Congress=USA|The Pentagon=USA
Republican Party (United States)=USA|Democratic Party (United States)=USA|United States Central Command=USA
United Nations=UNO|United Nations Security Council=UNO|UNICEF=UNO|UNRWA=UNO|UNHCR=UNO|UNIFIL=UNO
World Food Programme=UNO|World Health Organization=UNO|International Atomic Energy Agency=UNO
United Nations Interim Force in Lebanon=UNO|United Nations General Assembly=UNO|MONUSCO=UNO
International Court of Justice=UNO|Office of the United Nations High Commissioner for Human Rights=UNO
International Criminal Court=IGO|NATO=IGO|Interpol=IGO|African Union=IGO|Economic Community of West African States=IGO
World Bank=IGO|International Monetary Fund=IGO|Arab League=IGO|OPEC=IGO|ASEAN=IGO|BRICS=IGO|G7=IGO|OSCE=IGO
Gulf Cooperation Council=IGO|Shanghai Cooperation Organisation=IGO|Alliance of Sahel States=IGO
European Union=EUR|European Commission=EUR|European Parliament=EUR|European Central Bank=EUR|Europol=EUR
Hezbollah=LBN|Lebanese Armed Forces=LBN|Al-Shabaab (militant group)=SOM|Somali National Army=SOM
Puntland Security Force=SOM|Danab Brigade=SOM|Somali Armed Forces=SOM|Islamic State=ISM|Al-Qaeda=ISM|Houthis=YEM|Houthi=YEM
Houthi movement=YEM|Southern Transitional Council=YEM|Presidential Leadership Council=YEM
Armed Forces of Ukraine=UKR|Security Service of Ukraine=UKR|Ukrainian Air Force=UKR|Verkhovna Rada=UKR
Main Directorate of Intelligence (Ukraine)=UKR|Pakistan Armed Forces=PAK|Pakistan Army=PAK|Pakistani Taliban=PAK
Balochistan Liberation Army=PAK|Inter-Services Public Relations=PAK|Lashkar-e-Taiba=PAK|Frontier Corps=PAK
Syrian Armed Forces=SYR|Syrian Army=SYR|Syrian Democratic Forces=SYR|Tahrir al-Sham=SYR|Hay'at Tahrir al-Sham=SYR
Syrian transitional government=SYR|First Syrian transitional government=SYR|Taliban=AFG|Tatmadaw=MMR
Arakan Army=MMR|Kachin Independence Army=MMR|State Administration Council=MMR|Ta'ang National Liberation Army=MMR
Islamic Revolutionary Guard Corps=IRN|Quds Force=IRN|Kurdistan Workers' Party=TUR|Boko Haram=NGA
Nigerian Armed Forces=NGA|Nigerian Army=NGA|Nigerian Air Force=NGA|National Liberation Army (Colombia)=COL
FARC dissidents=COL|Clan del Golfo=COL|Sinaloa Cartel=MEX|Jalisco New Generation Cartel=MEX|Tren de Aragua=VEN
National Assembly (South Korea)=KOR|Constitutional Court of Korea=KOR|People's Liberation Army=CHN
Chinese Communist Party=CHN|Armed Forces of the Philippines=PHL|New People's Army=PHL|Philippine Coast Guard=PHL
China Coast Guard=CHN|Turkish Armed Forces=TUR|Bharatiya Janata Party=IND|Indian Army=IND|Indian Air Force=IND
Border Security Force=IND|Royal Thai Army=THA|Constitutional Court of Thailand=THA|Pheu Thai Party=THA
Egyptian Armed Forces=EGY|Iraqi Armed Forces=IRQ|Popular Mobilization Forces=IRQ|Supreme Federal Court=BRA
Federal Police of Brazil=BRA|Royal Navy=GBR|Royal Air Force=GBR|House of Commons of the United Kingdom=GBR
Metropolitan Police=GBR|Bundestag=DEU|Bundeswehr=DEU|Alternative for Germany=DEU|National Rally=FRA
French Armed Forces=FRA|Ethiopian National Defense Force=ETH|Fano (militia)=ETH|Tigray People's Liberation Front=ETH
Kenya Defence Forces=KEN|South Sudan People's Defence Forces=SSD|Malian Armed Forces=MLI|Jama'at Nasr al-Islam wal-Muslimin=MLI
Azawad Liberation Front=MLI|Saudi Arabian Armed Forces=SAU|Korean People's Army=PRK|Japan Coast Guard=JPN
"""


def gold(codes):
    pages = {}
    for row in csv.DictReader(open(codes, encoding="utf-8")):
        code = row["ISO3166-1-Alpha-3"]
        for column in ("CLDR display name", "UNTERM English Short"):
            name = (row[column] or "").split(" (")[0]
            if code and name and name != "Georgia":
                pages[name] = ("country", code)
    for kind, table in (("country", COUNTRIES), ("organisation", ORGANISATIONS)):
        for pair in table.replace("\n", "|").split("|"):
            if pair:
                page, code = pair.rsplit("=", 1)
                pages[page] = (kind, code)
    return pages


def main(program, news, codes):
    pages = gold(codes)
    articles = [json.loads(line) for line in open(news, encoding="utf-8")]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for article in articles:
            row = {key: article[key] for key in ("id", "text", "published")}
            file.write(json.dumps(row) + "\n")
        file.flush()
        out = subprocess.run([program, "mentions", "-q", file.name], capture_output=True, check=True)
    mentions = collections.defaultdict(list)
    for line in out.stdout.decode("utf-8").splitlines():
        mention = json.loads(line)
        mentions[mention["article"]].append(mention)
    tally, missed = collections.Counter(), collections.Counter()
    for article in articles:
        for link in article["links"]:
            kind, code = pages.get(link["page"], (None, None))
            if not kind:
                continue
            told = [
                m.get("code") for m in mentions[article["id"]]
                if m["span"]["start"] < link["end"] and link["start"] < m["span"]["end"]
            ]
            answer = "right" if code in told else "wrong" if any(told) else "none"
            tally[kind, answer] += 1
            if answer != "right":
                missed[kind, answer, link["page"], link["text"], str(told)] += 1
    for kind in ("country", "organisation"):
        right, wrong, none = (tally[kind, answer] for answer in ("right", "wrong", "none"))
        total = right + wrong + none
        print(f"{kind}: {right}/{total} right ({right / total:.4f}), {wrong} wrong, {none} without code")
    for (kind, answer, page, text, told), count in missed.most_common(int(sys.argv[4]) if len(sys.argv) > 4 else 0):
        print(f"{count:4} {kind} {answer}: {text!r} → {page}; told {told}")


main(*sys.argv[1:4])
