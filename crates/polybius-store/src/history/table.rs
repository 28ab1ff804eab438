//! Events from tables as POLECAT, ICEWS and GDELT write them.

use super::{Layout, Row, Sides, pairs};
use crate::{Origin, Trouble, date};
use polybius_core::{EventType, ontology::type_of_cameo};

/// Where in a table things stand.
pub(super) struct Table {
    layout: Layout,
    columns: usize,
    day: usize,
    kind: usize,
    source: Side,
    target: Side,
}

/// The columns of one side.
struct Side {
    country: usize,
    sector: usize,
    name: usize,
}

/// GDELT's tables have no header line.
const GDELT_COLUMNS: usize = 61;

impl Table {
    pub(super) fn new(layout: Layout, first: &str, origin: &Origin) -> Result<Table, Trouble> {
        let header: Vec<&str> = first.split('\t').map(str::trim).collect();
        let column = |name: &str| {
            header.iter().position(|&own| own == name).ok_or_else(|| {
                origin
                    .trouble(format!("no column `{name}` in the header line: is the layout right?"))
            })
        };
        let side = |[country, sector, name]: [&str; 3]| {
            Ok(Side { country: column(country)?, sector: column(sector)?, name: column(name)? })
        };
        let headed = |kind: &str, source: [&str; 3], target: [&str; 3]| {
            Ok(Table {
                layout,
                columns: header.len(),
                day: column("Event Date")?,
                kind: column(kind)?,
                source: side(source)?,
                target: side(target)?,
            })
        };
        match layout {
            Layout::Polecat => headed(
                "Event Type",
                ["Actor Country", "Primary Actor Sector", "Actor Name"],
                ["Recipient Country", "Primary Recipient Sector", "Recipient Name"],
            ),
            Layout::Icews => headed(
                "CAMEO Code",
                ["Source Country", "Source Sectors", "Source Name"],
                ["Target Country", "Target Sectors", "Target Name"],
            ),
            Layout::Gdelt | Layout::Polybius => Ok(Table {
                layout,
                columns: GDELT_COLUMNS,
                day: 1,
                kind: 26,
                source: Side { country: 7, sector: 12, name: 6 },
                target: Side { country: 17, sector: 22, name: 16 },
            }),
        }
    }

    pub(super) fn headed(&self) -> bool {
        self.layout != Layout::Gdelt
    }

    pub(super) fn row(&self, line: &str, sides: Sides, origin: &Origin) -> Result<Row, Trouble> {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() != self.columns {
            let (found, wanted) = (cells.len(), self.columns);
            let reason = format!("{found} columns instead of {wanted}: a stray tab?");
            return Err(origin.trouble(reason));
        }
        let day = cells[self.day];
        let day = date::parse(day).ok_or_else(|| {
            origin.trouble(format!("event date: `{day}` is no day as 2024-10-10"))
        })?;
        let kind = self.kind_of(cells[self.kind]).ok_or_else(|| {
            origin.trouble(format!("event type: `{}` is unknown", cells[self.kind]))
        })?;
        let (sources, targets) =
            (self.side(&self.source, &cells, sides), self.side(&self.target, &cells, sides));
        Ok(pairs(day, &kind, &sources, &targets))
    }

    fn kind_of(&self, cell: &str) -> Option<String> {
        if self.layout == Layout::Polecat {
            return EventType::from_name(&cell.to_uppercase()).map(|kind| kind.name().to_owned());
        }
        cameo(cell, self.layout == Layout::Icews)
    }

    fn side(&self, side: &Side, cells: &[&str], sides: Sides) -> Vec<String> {
        let present = |cell: &str| !cell.is_empty() && cell != "None" && cell != "---";
        // POLECAT parts values by `; `, ICEWS sectors by commas; of sectors the first counts.
        let list = |at: usize| cells[at].split(';').map(str::trim).filter(|cell| present(cell));
        let sector = cells[side.sector].split([';', ',']).map(str::trim).find(|cell| present(cell));
        match sides {
            // A name of ICEWS or GDELT may hold a semicolon.
            Sides::Name if self.layout == Layout::Polecat => {
                list(side.name).map(str::to_owned).collect()
            }
            Sides::Name => Some(cells[side.name])
                .filter(|name| present(name))
                .map(str::to_owned)
                .into_iter()
                .collect(),
            Sides::Country => list(side.country).map(str::to_owned).collect(),
            Sides::Sector => {
                let with = |country: &str| match sector {
                    Some(sector) => format!("{country}/{sector}"),
                    None => country.to_owned(),
                };
                let told: Vec<String> = list(side.country).map(with).collect();
                if told.is_empty() { sector.map(str::to_owned).into_iter().collect() } else { told }
            }
        }
    }
}

/// The PLOVER type of a CAMEO code: its own row or that of the longest beginning of it. The
/// roots 01 (statements) and 02 (appeals) have no type and keep their code. ICEWS writes codes
/// without the zero in front.
fn cameo(code: &str, bare: bool) -> Option<String> {
    if code.is_empty() || code.len() > 4 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let above = |code: &str| {
        code.get(..2)
            .and_then(|root| root.parse::<u8>().ok())
            .is_none_or(|root| root > 20 || root == 0)
    };
    let code = match (bare, code.len()) {
        (true, 1 | 2) => format!("{code:0>3}"),
        (true, 3) if above(code) => format!("0{code}"),
        _ => code.to_owned(),
    };
    if above(&code) {
        return None;
    }
    if matches!(&code[..2], "01" | "02") {
        return Some(format!("CAMEO {}", &code[..2]));
    }
    type_of_cameo(&code).map(|kind| kind.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::cameo;

    #[test]
    fn codes_with_and_without_their_zero() {
        for (code, bare, kind) in [
            ("138", false, Some("THREATEN")),
            ("190", false, Some("ASSAULT")),
            ("042", false, Some("CONSULT")),
            ("42", true, Some("CONSULT")),
            ("10", true, Some("CAMEO 01")),
            ("010", false, Some("CAMEO 01")),
            ("0231", false, Some("CAMEO 02")),
            ("231", true, Some("CAMEO 02")),
            ("1999", false, Some("ASSAULT")),
            ("999", false, None),
            ("", false, None),
            ("x1", false, None),
        ] {
            assert_eq!(cameo(code, bare).as_deref(), kind, "{code}");
        }
    }
}
