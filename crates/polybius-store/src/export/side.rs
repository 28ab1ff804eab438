//! A side in the codes of CAMEO, which GDELT uses.

use crate::record::EntityRecord;

/// Country, known group and types of a side, each empty or absent where CAMEO has no code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Side<'r> {
    pub(super) country: &'r str,
    pub(super) group: &'r str,
    kinds: Vec<&'static str>,
}

impl<'r> Side<'r> {
    pub(super) fn of(side: Option<&'r EntityRecord<'_>>) -> Side<'r> {
        let Some(side) = side else { return Side::default() };
        // What is international is no country to CAMEO but a type, some of it known by name.
        let (country, group, international) = match side.identity.code.as_deref() {
            Some("UNO") => ("", "UNO", Some("IGO")),
            Some("EUR") => ("EUR", "EEC", Some("IGO")),
            Some("IGO") => ("", "", Some("IGO")),
            Some("NGO") => ("", "", Some("NGO")),
            Some("IMG") => ("", "", Some("IMG")),
            Some("MNC") => ("", "", Some("MNC")),
            Some("ISM") | None => ("", "", None),
            Some(country) => (country, "", None),
        };
        let sectors = side.identity.sector.iter().filter_map(|sector| kind_of(sector));
        Side { country, group, kinds: international.into_iter().chain(sectors).collect() }
    }

    /// The type in a place, from 0.
    pub(super) fn kind(&self, at: usize) -> String {
        self.kinds.get(at).copied().unwrap_or_default().to_owned()
    }

    /// The whole code: an international type first, then country, group and the other types.
    pub(super) fn code(&self) -> String {
        let split =
            usize::from(self.kinds.first().is_some_and(|kind| INTERNATIONAL.contains(kind)));
        let (international, kinds) = self.kinds.split_at(split);
        let parts = international.iter().copied().chain([self.country, self.group]);
        parts.chain(kinds.iter().copied()).collect()
    }
}

const INTERNATIONAL: [&str; 4] = ["IGO", "NGO", "IMG", "MNC"];

/// CAMEO's type for a sector of PLOVER. The two call the media and the healers differently;
/// sectors that CAMEO has no type for (`PTY`, `PRM`, `UNK`, `REL`, `SOC`, `PRE`) have none.
fn kind_of(sector: &str) -> Option<&'static str> {
    Some(match sector {
        "GOV" => "GOV",
        "MIL" => "MIL",
        "COP" => "COP",
        "JUD" => "JUD",
        "LEG" => "LEG",
        "REB" => "REB",
        "SPY" => "SPY",
        "UAF" => "UAF",
        "OPP" => "OPP",
        "CVL" => "CVL",
        "JRN" => "MED",
        "REF" => "REF",
        "BUS" => "BUS",
        "LAB" => "LAB",
        "AGR" => "AGR",
        "CRM" => "CRM",
        "EDU" => "EDU",
        "ELI" => "ELI",
        "MED" => "HLH",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_as_cameo_builds_them() {
        for (json, code, country, group, kinds) in [
            (r#""code": "RUS", "sector": ["GOV", "MIL"]"#, "RUSGOVMIL", "RUS", "", "GOV MIL "),
            (r#""code": "UNO""#, "IGOUNO", "", "UNO", "IGO  "),
            (r#""code": "EUR", "sector": ["GOV"]"#, "IGOEUREECGOV", "EUR", "EEC", "IGO GOV "),
            (r#""code": "NGO", "sector": ["MED"]"#, "NGOHLH", "", "", "NGO HLH "),
            (r#""sector": ["JRN", "PTY"]"#, "MED", "", "", "MED  "),
            (r#""sector": []"#, "", "", "", "  "),
        ] {
            let json = format!(r#"{{"text": "x", "span": {{"start": 0, "end": 1}}, {json}}}"#);
            let entity: EntityRecord<'_> = serde_json::from_str(&json).unwrap();
            let side = Side::of(Some(&entity));
            assert_eq!((side.code().as_str(), side.country, side.group), (code, country, group));
            assert_eq!([0, 1, 2].map(|at| side.kind(at)).join(" "), kinds, "{json}");
        }
        assert_eq!(Side::of(None).code(), "");
    }
}
