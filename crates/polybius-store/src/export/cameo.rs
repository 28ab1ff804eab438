//! CAMEO codes at the levels that layouts ask for.

/// The code with at least three digits: a root stands for what is not specified below it, which
/// CAMEO writes with a zero behind (`18`, `180`).
pub(super) fn full(code: &str) -> String {
    if code.len() == 2 { format!("{code}0") } else { code.to_owned() }
}

/// Its first three digits.
pub(super) fn base(code: &str) -> String {
    full(code).chars().take(3).collect()
}

/// Its first two digits.
pub(super) fn root(code: &str) -> String {
    code.chars().take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use polybius_core::{EventType, ontology};

    #[test]
    fn levels() {
        for (code, levels) in [
            ("18", ["180", "180", "18"]),
            ("042", ["042", "042", "04"]),
            ("1823", ["1823", "182", "18"]),
            ("", ["", "", ""]),
        ] {
            assert_eq!([full(code), base(code), root(code)], levels);
        }
    }

    #[test]
    fn a_full_code_is_of_the_same_type() {
        for kind in EventType::ALL {
            let modes = kind.modes().map(|mode| vec![mode]).chain([vec![]]);
            for modes in modes {
                let code = ontology::cameo(kind, &modes, &[]);
                let again = ontology::type_of_cameo(&full(code));
                assert_eq!(again, ontology::type_of_cameo(code), "{kind} {modes:?} {code}");
            }
        }
    }
}
