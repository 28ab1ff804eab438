//! Closed lists of English words that reading a phrase needs.

/// Words before a title that is no longer held.
#[rustfmt::skip] // a list, not a column
pub(crate) const FORMER: &[&str] = &[
    "former", "ex", "ousted", "deposed", "toppled", "late", "retired", "then", "erstwhile",
    "onetime", "impeached", "dismissed", "sacked",
];

/// Words before people under arms of whom nobody knows whose they are.
#[rustfmt::skip] // a list, not a column
pub(crate) const UNIDENTIFIED: &[&str] = &[
    "unidentified", "unknown", "masked", "hooded", "unnamed",
];

/// Words that hide a face, so that even `men` are under arms.
pub(crate) const MASKED: &[&str] = &["masked", "hooded"];

/// Words beside a country's name that leave it alone.
#[rustfmt::skip] // a list, not a column
pub(crate) const EMPTY: &[&str] = &[
    "the", "a", "an", "'s", "of", "its", "their", "his", "her", "our", "own", "other", "all",
    "some", "many", "both", "most", "more", "than", "at", "least", "several", "another",
    "fellow", "neighbouring", "neighboring", "even", "also", "only", "itself", "mr", "mrs",
    "ms",
];

/// Words beside an office that leave its holder alone.
pub(crate) const OFFICE: &[&str] =
    &["the", "a", "'s", "its", "current", "incumbent", "new", "long", "time", "longtime"];

/// Words that end the head of a phrase.
#[rustfmt::skip] // a list, not a column
pub(crate) const LINKS: &[&str] = &[
    "of", "to", "in", "from", "for", "on", "at", "with", "against", "by", "near", "over",
    "under", "along", "across", "inside", "outside", "between", "into", "after", "before",
    "around", "during", "within", "towards", "toward", "amid", "off", "through", "without",
    "including", "based", "aboard", "about", "throughout",
];

/// Words that begin a clause about the head.
#[rustfmt::skip] // a list, not a column
pub(crate) const RELATIVES: &[&str] = &[
    "who", "that", "which", "whose", "where", "when", "accused", "suspected",
];

/// Links after which a name tells where the head belongs.
#[rustfmt::skip] // a list, not a column
pub(crate) const BELONGING: &[&str] = &[
    "of", "in", "from", "across", "inside", "throughout", "at", "near",
];

/// Heads that are somewhere without belonging there.
#[rustfmt::skip] // a list, not a column
pub(crate) const ENVOYS: &[&str] = &[
    "ambassador", "ambassadors", "embassy", "embassies", "consulate", "consulates", "consul",
    "envoy", "envoys", "mission", "delegation", "representative", "diplomat", "diplomats",
    "attache", "commissioner", "troops", "peacekeepers", "peacekeeping", "forces", "soldiers",
    "base", "bases", "correspondent", "tourists", "strike", "strikes", "airstrike",
    "airstrikes",
];

/// Words that only count what follows `of`.
#[rustfmt::skip] // a list, not a column
pub(crate) const COUNTING: &[&str] = &[
    "the", "a", "an", "at", "least", "more", "than", "about", "around", "nearly", "almost",
    "over", "some", "many", "most", "all", "few", "both", "none", "any", "each", "every",
    "number", "numbers", "majority", "handful", "dozens", "dozen", "scores", "hundreds", "tens",
    "thousands", "millions", "group", "groups", "crowd", "crowds", "member", "members",
    "couple", "pair", "series", "coalition", "alliance", "half", "part", "parts", "rest", "lot",
    "lots", "several", "large", "small", "thousand", "hundred", "million", "family", "families",
    "relatives", "team", "convoy", "column", "batch", "wave", "waves", "barrage", "bodies",
    "others", "mostly", "list",
];

/// Words of a time that do not change its days.
#[rustfmt::skip] // a list, not a column
pub(crate) const NOISE: &[&str] = &[
    "on", "onwards", "onward", "in", "at", "the", "of", "between", "from", "over", "during",
    "local", "just", "as", "throughout", "sometime", "shortly", "date",
    "dated", "only", "starting", "effective", "ever",
];

/// Parts of the day.
#[rustfmt::skip] // a list, not a column
pub(crate) const HOURS: &[&str] = &[
    "morning", "mornings", "evening", "evenings", "afternoon", "afternoons", "night", "nights",
    "dawn", "predawn", "dusk", "noon", "midnight", "midday", "dark", "darkness", "daybreak",
    "daylight", "nightfall", "sunrise", "sunset", "sundown", "lunch", "lunchtime", "breakfast",
];

/// Words that tell a clock time beside numbers, time zones among them.
#[rustfmt::skip] // a list, not a column
pub(crate) const CLOCK: &[&str] = &[
    "am", "pm", "gmt", "utc", "oclock", "est", "edt", "cet", "cest", "bst", "ist", "pst", "pdt",
];
