//! A line of a GeoNames table.

/// One place as GeoNames' own tables (`allCountries.txt`, `cities500.txt`) tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// GeoNames id.
    pub id: u32,
    /// Its name as it is shown.
    pub name: String,
    /// Other names: ASCII, other languages, old ones.
    pub names: Vec<String>,
    /// Latitude and longitude, degrees, WGS 84.
    pub point: (f64, f64),
    /// Feature class and code, such as `P` and `PPL`.
    pub feature: (String, String),
    /// ISO 3166 alpha-2 of the country; empty at sea.
    pub country: String,
    /// GeoNames' code of the first-level division; empty if unknown.
    pub division: String,
    /// Inhabitants; 0 if unknown.
    pub population: u64,
}

/// Columns of a GeoNames table.
const COLUMNS: usize = 19;

impl Record {
    /// Reads one line: 19 tab-separated columns, without quoting.
    ///
    /// ```
    /// use polybius_resolve::Record;
    /// let line = "2988507\tParis\tParis\tLutece,Parijs\t48.85341\t2.3488\tP\tPPLC\tFR\t\t11\t75\t751\t75056\t2138551\t\t42\tEurope/Paris\t2023-01-01";
    /// let paris = Record::parse(line).unwrap();
    /// assert_eq!((paris.id, paris.country.as_str()), (2_988_507, "FR"));
    /// assert_eq!(Record::parse("Paris").unwrap_err(), "1 tab-separated columns, GeoNames has 19");
    /// ```
    ///
    /// # Errors
    /// What is wrong with the line, in words.
    pub fn parse(line: &str) -> Result<Record, String> {
        let cells: Vec<&str> = line.trim_end_matches(['\r', '\n']).split('\t').collect();
        if cells.len() != COLUMNS {
            return Err(format!("{} tab-separated columns, GeoNames has {COLUMNS}", cells.len()));
        }
        let id = number(cells[0], "geonameid")?;
        if cells[1].trim().is_empty() {
            return Err("the name in column 2 is empty".to_owned());
        }
        let population = match cells[14] {
            "" => 0,
            text => number(text, "population")?,
        };
        let owned = |cell: &str| cell.trim().to_owned();
        let others = std::iter::once(cells[2]).chain(cells[3].split(','));
        Ok(Record {
            id,
            name: owned(cells[1]),
            names: others.map(owned).filter(|name| !name.is_empty()).collect(),
            point: (degrees(cells[4], "latitude", 90.0)?, degrees(cells[5], "longitude", 180.0)?),
            feature: (owned(cells[6]), owned(cells[7])),
            country: owned(cells[8]),
            division: owned(cells[10]),
            population,
        })
    }
}

fn number<T: std::str::FromStr>(text: &str, column: &str) -> Result<T, String> {
    text.trim().parse().map_err(|_| format!("{column}: `{text}` is no whole number"))
}

fn degrees(text: &str, column: &str, most: f64) -> Result<f64, String> {
    let read = text.trim().parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
    read.ok_or_else(|| format!("{column}: `{text}` is no number from -{most} to {most}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told() {
        let line = |id: &str, name: &str, lat: &str, lon: &str, people: &str| {
            format!("{id}\t{name}\t\t\t{lat}\t{lon}\tP\tPPL\tKE\t\t05\t\t\t\t{people}\t\t\t\t")
        };
        let cases = [
            (line("x", "A", "1", "2", ""), "geonameid: `x` is no whole number"),
            (line("1", " ", "1", "2", ""), "the name in column 2 is empty"),
            (line("1", "A", "91", "2", ""), "latitude: `91` is no number from -90 to 90"),
            (line("1", "A", "1", "NaN", ""), "longitude: `NaN` is no number from -180 to 180"),
            (line("1", "A", "1", "2", "-5"), "population: `-5` is no whole number"),
            (line("1", "A", "1", "2", "") + "\t", "20 tab-separated columns, GeoNames has 19"),
        ];
        for (line, expected) in cases {
            assert_eq!(Record::parse(&line).unwrap_err(), expected);
        }
        let read = Record::parse(&(line("1", "A", "1", "2", "") + "\r\n")).unwrap();
        assert_eq!((read.population, read.names.len()), (0, 0));
    }
}
