//! CAMEO actor codes in our terms: `AFGGOVMIL` is Afghanistan, government and armed forces.
//!
//! After the CAMEO manual (Schrodt, 2012): letters in threes, of which each is a country, an
//! international body or a role, mostly in this order. What differs from the event record:
//! `MED` are media, `HLH` health workers; states that are gone have codes of their own.

use polybius_core::Sector;

/// A code read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    pub code: Option<String>,
    pub sectors: Vec<Sector>,
    /// Parts that we have no word for: groups, regions, religions, a second country.
    pub left_out: Vec<String>,
}

/// The meaning of a code; `country` tells which codes the table of countries has.
pub(super) fn read(text: &str, country: &dyn Fn(&str) -> bool) -> Result<Side, String> {
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if text.is_empty() || !upper || !text.len().is_multiple_of(3) {
        return Err(format!("`{text}` is no code: write capitals in threes, such as AFGGOV"));
    }
    let mut side = Side::default();
    let mut state: Option<String> = None;
    let mut body: Option<&str> = None;
    let parts = (0..text.len()).step_by(3).filter_map(|at| text.get(at..at + 3));
    for part in parts {
        if let Some((_, code, sector)) = INTERNATIONAL.iter().find(|row| row.0 == part) {
            // The United Nations are more than some organisation of states.
            if body.is_none_or(|known| known == "IGO") && !code.is_empty() {
                body = Some(code);
            }
            side.add(sector);
        } else if let Some((_, sector)) = ROLES.iter().find(|row| row.0 == part) {
            side.add(sector);
        } else {
            let renamed = RENAMED.iter().find(|row| row.0 == part).map_or(part, |row| row.1);
            match state {
                None if country(renamed) => state = Some(renamed.to_owned()),
                _ if state.as_deref() == Some(renamed) => {}
                _ => side.left_out.push(part.to_owned()),
            }
        }
    }
    side.code = state.or_else(|| body.map(str::to_owned));
    Ok(side)
}

impl Side {
    fn add(&mut self, sector: &str) {
        let new = Sector::from_code(sector).filter(|sector| !self.sectors.contains(sector));
        self.sectors.extend(new);
    }
}

/// Bodies of no country: CAMEO code, ours (empty: unknown) and sector (empty: none).
const INTERNATIONAL: &[(&str, &str, &str)] = &[
    ("IGO", "IGO", ""),
    ("UNO", "UNO", ""),
    ("EEC", "EUR", ""),
    ("NGO", "NGO", "SOC"),
    ("NGM", "NGO", "SOC"),
    ("MNC", "MNC", "BUS"),
    ("IMG", "IMG", ""),
    ("ISM", "ISM", ""),
    ("INT", "", ""),
    ("UIS", "", "UNK"),
];

/// Roles: CAMEO code and sector.
const ROLES: &[(&str, &str)] = &[
    ("GOV", "GOV"),
    ("MIL", "MIL"),
    ("COP", "COP"),
    ("JUD", "JUD"),
    ("LEG", "LEG"),
    ("PTY", "PTY"),
    ("REB", "REB"),
    ("INS", "REB"),
    ("SEP", "REB"),
    ("PRM", "PRM"),
    ("SPY", "SPY"),
    ("UAF", "UAF"),
    ("UNK", "UNK"),
    ("OPP", "OPP"),
    ("CVL", "CVL"),
    ("SET", "CVL"),
    ("MED", "JRN"),
    ("JRN", "JRN"),
    ("REF", "REF"),
    ("BUS", "BUS"),
    ("LAB", "LAB"),
    ("AGR", "AGR"),
    ("CRM", "CRM"),
    ("EDU", "EDU"),
    ("ELI", "ELI"),
    ("HLH", "MED"),
    ("REL", "REL"),
    ("HRI", "SOC"),
    ("SOC", "SOC"),
    ("PRE", "PRE"),
];

/// Codes of states that CAMEO, or a dictionary of its time, writes otherwise.
const RENAMED: &[(&str, &str)] = &[
    ("KSV", "KOS"),
    ("ROM", "ROU"),
    ("ZAR", "COD"),
    ("TMP", "TLS"),
    ("BUR", "MMR"),
    ("PAL", "PSE"),
    ("GZS", "PSE"),
    ("WSB", "PSE"),
    ("USR", "RUS"),
    ("SCG", "SRB"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> String {
        let country = |code: &str| ["AFG", "SYR", "USA", "COD", "KOS", "PSE"].contains(&code);
        let side = match read(code, &country) {
            Ok(side) => side,
            Err(reason) => return reason,
        };
        let sectors: Vec<&str> = side.sectors.iter().map(|sector| sector.code()).collect();
        let code = side.code.as_deref().unwrap_or("-");
        format!("{code} {} {}", sectors.join("+"), side.left_out.join(",")).trim_end().to_owned()
    }

    #[test]
    fn codes() {
        let cases = [
            ("AFG", "AFG"),
            ("AFGGOVMIL", "AFG GOV+MIL"),
            ("REBSYR", "SYR REB"),
            ("AFGREBTAL", "AFG REB TAL"),
            ("AFGINS", "AFG REB"),
            ("USAMED", "USA JRN"),
            ("USAGOVHLH", "USA GOV+MED"),
            ("USAAFG", "USA  AFG"),
            ("USAUSA", "USA"),
            ("IGOUNO", "UNO"),
            ("UNOIGO", "UNO"),
            ("IGOUNOHLHWHO", "UNO MED WHO"),
            ("IGOEUREEC", "EUR  EUR"),
            ("NGOHRI", "NGO SOC"),
            ("USANGO", "USA SOC"),
            ("MNCUSA", "USA BUS"),
            ("ZAR", "COD"),
            ("KSVGOV", "KOS GOV"),
            ("PALREBISJ", "PSE REB ISJ"),
            ("MEAREB", "- REB MEA"),
            ("INTREL", "- REL"),
            ("UAF", "- UAF"),
        ];
        for (code, expected) in cases {
            assert_eq!(told(code), expected, "{code}");
        }
        for code in ["", "AF", "AFGG", "afg", "AFG-", "ÄÖÜ"] {
            assert!(told(code).contains("is no code"), "{code}: {}", told(code));
        }
    }
}
