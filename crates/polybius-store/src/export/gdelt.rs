//! GDELT's table of events: a row for each actor with each recipient.

use super::cells::{PairColumn, known, name, score};
use super::pair::Pair;
use super::place::{full_name, gdelt_type};
use super::side::Side;
use super::{cameo, country};
use jiff::civil::Date;

/// The columns. Empty stay those that need what Polybius does not judge: ethnic groups and
/// religions, tone, whether an event is the story's main one, where the sides are.
pub(super) const COLUMNS: [PairColumn; 61] = [
    ("GLOBALEVENTID", |row| row.number.to_string()),
    ("SQLDATE", |row| known(row.record.date.map(|day| day.strftime("%Y%m%d")))),
    ("MonthYear", |row| known(row.record.date.map(|day| day.strftime("%Y%m")))),
    ("Year", |row| known(row.record.date.map(|day| day.strftime("%Y")))),
    ("FractionDate", |row| known(row.record.date.map(fraction))),
    ("Actor1Code", |row| Side::of(row.actor).code()),
    ("Actor1Name", |row| known(row.actor.map(|side| name(side).to_uppercase()))),
    ("Actor1CountryCode", |row| Side::of(row.actor).country.to_owned()),
    ("Actor1KnownGroupCode", |row| Side::of(row.actor).group.to_owned()),
    ("Actor1EthnicCode", empty),
    ("Actor1Religion1Code", empty),
    ("Actor1Religion2Code", empty),
    ("Actor1Type1Code", |row| Side::of(row.actor).kind(0)),
    ("Actor1Type2Code", |row| Side::of(row.actor).kind(1)),
    ("Actor1Type3Code", |row| Side::of(row.actor).kind(2)),
    ("Actor2Code", |row| Side::of(row.recipient).code()),
    ("Actor2Name", |row| known(row.recipient.map(|side| name(side).to_uppercase()))),
    ("Actor2CountryCode", |row| Side::of(row.recipient).country.to_owned()),
    ("Actor2KnownGroupCode", |row| Side::of(row.recipient).group.to_owned()),
    ("Actor2EthnicCode", empty),
    ("Actor2Religion1Code", empty),
    ("Actor2Religion2Code", empty),
    ("Actor2Type1Code", |row| Side::of(row.recipient).kind(0)),
    ("Actor2Type2Code", |row| Side::of(row.recipient).kind(1)),
    ("Actor2Type3Code", |row| Side::of(row.recipient).kind(2)),
    ("IsRootEvent", empty),
    ("EventCode", |row| cameo::full(&row.record.cameo)),
    ("EventBaseCode", |row| cameo::base(&row.record.cameo)),
    ("EventRootCode", |row| cameo::root(&row.record.cameo)),
    ("QuadClass", |row| row.record.quad_code.to_string()),
    ("GoldsteinScale", |row| score(row.record)),
    // An event record is one mention in one article.
    ("NumMentions", one),
    ("NumSources", one),
    ("NumArticles", one),
    ("AvgTone", empty),
    ("Actor1Geo_Type", no_place),
    ("Actor1Geo_FullName", empty),
    ("Actor1Geo_CountryCode", empty),
    ("Actor1Geo_ADM1Code", empty),
    ("Actor1Geo_ADM2Code", empty),
    ("Actor1Geo_Lat", empty),
    ("Actor1Geo_Long", empty),
    ("Actor1Geo_FeatureID", empty),
    ("Actor2Geo_Type", no_place),
    ("Actor2Geo_FullName", empty),
    ("Actor2Geo_CountryCode", empty),
    ("Actor2Geo_ADM1Code", empty),
    ("Actor2Geo_ADM2Code", empty),
    ("Actor2Geo_Lat", empty),
    ("Actor2Geo_Long", empty),
    ("Actor2Geo_FeatureID", empty),
    ("ActionGeo_Type", |row| row.record.event_loc.as_ref().map_or(0, gdelt_type).to_string()),
    ("ActionGeo_FullName", |row| known(row.record.event_loc.as_ref().map(full_name))),
    ("ActionGeo_CountryCode", |row| known(fips(row))),
    ("ActionGeo_ADM1Code", empty),
    ("ActionGeo_ADM2Code", empty),
    ("ActionGeo_Lat", |row| known(row.record.place(|place| place.lat))),
    ("ActionGeo_Long", |row| known(row.record.place(|place| place.lon))),
    // Ids are of the GNS gazetteer, which Polybius has not; of countries it is their code.
    ("ActionGeo_FeatureID", |row| {
        let whole = row.record.event_loc.as_ref().is_some_and(|place| gdelt_type(place) == 1);
        known(fips(row).filter(|_| whole))
    }),
    ("DATEADDED", published),
    ("SOURCEURL", |row| {
        row.record.article.url.as_ref().unwrap_or(&row.record.article.id).to_string()
    }),
];

fn empty(_: &Pair<'_, '_>) -> String {
    String::new()
}

fn one(_: &Pair<'_, '_>) -> String {
    "1".to_owned()
}

fn no_place(_: &Pair<'_, '_>) -> String {
    "0".to_owned()
}

fn fips(row: &Pair<'_, '_>) -> Option<&'static str> {
    let code = row.record.place(|place| place.country_code.as_deref())?;
    country::of_code(code).map(|country| country.fips)
}

/// The day of publication at midnight: of the time of day nothing is known.
pub(super) fn published(row: &Pair<'_, '_>) -> String {
    known(row.record.article.published.map(|day| day.strftime("%Y%m%d000000")))
}

/// The year and how much of it is gone, by GDELT's rule of months with thirty days.
fn fraction(day: Date) -> String {
    let gone = f64::from((i32::from(day.month()) - 1) * 30 + i32::from(day.day())) / 365.0;
    format!("{:.4}", f64::from(day.year()) + gone)
}

#[cfg(test)]
mod tests {
    use super::fraction;
    use jiff::civil::date;

    #[test]
    fn fractions_of_a_year() {
        for (day, expected) in [
            (date(2016, 1, 1), "2016.0027"),
            (date(2014, 2, 18), "2014.1315"),
            (date(2013, 4, 1), "2013.2493"),
            (date(2020, 12, 31), "2020.9890"),
        ] {
            assert_eq!(fraction(day), expected, "{day}");
        }
    }
}
