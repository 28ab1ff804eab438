//! Counts by role, as an object.

use super::event::SizeRecord;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap as _, Serializer};
use std::borrow::Cow;
use std::fmt;

type Sizes<'a> = Vec<(Cow<'a, str>, SizeRecord<'a>)>;

/// A list of pairs as an object; of two counts of a role the first is kept.
pub(super) fn serialize<S: Serializer>(
    sizes: &[(Cow<'_, str>, SizeRecord<'_>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (at, (name, size)) in sizes.iter().enumerate() {
        if sizes[..at].iter().all(|(earlier, _)| earlier != name) {
            map.serialize_entry(name, size)?;
        }
    }
    map.end()
}

/// An object as a list of pairs, in its order.
pub(super) fn deserialize<'a, 'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Sizes<'a>, D::Error> {
    struct Object;
    impl<'de> Visitor<'de> for Object {
        type Value = Sizes<'static>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of counts")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut sizes = Sizes::new();
            while let Some((name, size)) = map.next_entry::<String, SizeRecord<'static>>()? {
                sizes.push((name.into(), size));
            }
            Ok(sizes)
        }
    }
    deserializer.deserialize_map(Object)
}
