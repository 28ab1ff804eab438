//! Which files of events are known, and by what their sides can be told.

/// A layout of files of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Event records as `polybius code` writes them, one JSON object a line.
    Polybius,
    /// POLECAT: tab-separated, with a header line of 40 columns.
    Polecat,
    /// ICEWS: tab-separated, with a header line of 20 columns.
    Icews,
    /// GDELT events: tab-separated, 61 columns, without a header line.
    Gdelt,
}

/// What the sides of an event are told apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Their country alone: `ISR`.
    #[default]
    Country,
    /// Country and first sector: `ISR/GOV`.
    Sector,
    /// Their names.
    Name,
}

impl Layout {
    /// The layout of a file by its first line.
    ///
    /// ```
    /// use polybius_store::history::Layout;
    /// assert_eq!(Layout::of_line("{\"id\": \"a\"}"), Some(Layout::Polybius));
    /// assert_eq!(Layout::of_line("a,b,c"), None);
    /// ```
    pub fn of_line(line: &str) -> Option<Layout> {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let has = |name: &str| cells.contains(&name);
        if line.trim_start().starts_with('{') {
            Some(Layout::Polybius)
        } else if has("Event Type") && has("Event Mode") {
            Some(Layout::Polecat)
        } else if has("CAMEO Code") && has("Source Name") {
            Some(Layout::Icews)
        } else if cells.len() >= 58 && cells[1].len() == 8 && cells[1].parse::<u32>().is_ok() {
            Some(Layout::Gdelt)
        } else {
            None
        }
    }
}
