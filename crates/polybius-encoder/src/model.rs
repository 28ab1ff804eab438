//! The model file: vocabulary, graphs and what their outputs mean, in one.
//!
//! ```text
//! "POLYBIUS"  8 bytes
//! length      4 bytes, little-endian, of the header
//! header      JSON: `Header`
//! sections    the bytes that the header points to, counted from after the header
//! ```

use crate::Error;
use serde::Deserialize;

const MAGIC: &[u8] = b"POLYBIUS";
const FORMAT: u32 = 1;

/// What a model says of itself.
#[derive(Clone, Debug, Deserialize)]
pub struct Header {
    /// Version of this file format.
    pub format: u32,
    /// Name of the model, such as `en-2`.
    pub name: String,
    /// What the outputs mean.
    pub labels: Labels,
    /// How its numbers become decisions.
    pub decision: Decision,
}

/// Meaning of the outputs, in their order. Tag rows begin with `O`, then `B-x`, `I-x` of each.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Labels {
    /// Event types.
    pub types: Vec<String>,
    /// Modes as (type, mode).
    pub modes: Vec<(String, String)>,
    /// Contexts.
    pub contexts: Vec<String>,
    /// Statuses.
    pub statuses: Vec<String>,
    /// Roles, by layer.
    pub layers: Vec<Vec<String>>,
}

impl Labels {
    /// Number of trigger tags: columns of a row of [`Encoded::trigger`](crate::Encoded::trigger).
    pub fn trigger_tags(&self) -> usize {
        tag_count(self.types.len())
    }

    /// Number of role tags, all layers together: columns of a row of
    /// [`Answer::roles`](crate::Answer::roles).
    pub fn role_tags(&self) -> usize {
        self.layers.iter().map(|layer| tag_count(layer.len())).sum()
    }
}

/// Number of tags over some labels: `O`, and `B-x`, `I-x` for each.
pub fn tag_count(labels: usize) -> usize {
    1 + 2 * labels
}

/// Thresholds and calibration, fitted on held-out annotation.
#[derive(Clone, Debug, Deserialize)]
pub struct Decision {
    /// Added to the logit of "no trigger": below zero finds more events.
    pub trigger_bias: f32,
    /// A context is told above this probability.
    pub context_above: f32,
    /// Confidence is the logistic of `calibration · (1, logit trigger, ln sides)`.
    pub calibration: [f32; 3],
}

/// The header as it stands in the file.
#[derive(Deserialize)]
struct Contents {
    #[serde(flatten)]
    header: Header,
    sections: Sections,
}

#[derive(Deserialize)]
struct Sections {
    vocabulary: (usize, usize),
    encoder: (usize, usize),
    heads: (usize, usize),
}

/// A model file taken apart; it borrows the bytes.
#[derive(Clone, Debug)]
pub struct ModelFile<'a> {
    /// What it says of itself.
    pub header: Header,
    /// Text of the vocabulary, one piece a line.
    pub vocabulary: &'a str,
    /// ONNX graph of the encoder.
    pub encoder: &'a [u8],
    /// ONNX graph of the heads.
    pub heads: &'a [u8],
}

impl<'a> ModelFile<'a> {
    /// Takes a file's bytes apart.
    ///
    /// Fails if it is no model file, of another format version, or cut short.
    pub fn new(bytes: &'a [u8]) -> Result<ModelFile<'a>, Error> {
        let rest =
            bytes.strip_prefix(MAGIC).ok_or_else(|| Error::new("not a Polybius model file"))?;
        let cut = || Error::new("the model file is cut short");
        let (length, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
        let length = u32::from_le_bytes(*length) as usize;
        let (header, body) = rest.split_at_checked(length).ok_or_else(cut)?;
        let Contents { header, sections } = serde_json::from_slice(header)
            .map_err(|cause| Error::caused("the header of the model file cannot be read", cause))?;
        if header.format != FORMAT {
            let message = format!(
                "the model file has format {}, this version reads {FORMAT}: retrain or update",
                header.format
            );
            return Err(Error::new(message));
        }
        let section = |(start, end): (usize, usize)| body.get(start..end).ok_or_else(cut);
        let vocabulary = std::str::from_utf8(section(sections.vocabulary)?)
            .map_err(|cause| Error::caused("the model's vocabulary is not UTF-8", cause))?;
        let encoder = section(sections.encoder)?;
        let heads = section(sections.heads)?;
        Ok(ModelFile { vocabulary, encoder, heads, header })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_model_file_is_refused_with_a_reason() {
        let message = |bytes: &[u8]| ModelFile::new(bytes).unwrap_err().to_string();
        assert_eq!(message(b"PK\x03\x04"), "not a Polybius model file");
        assert_eq!(message(b"POLYBIUS\x09"), "the model file is cut short");
        assert_eq!(message(b"POLYBIUS\x09\0\0\0{}"), "the model file is cut short");
        let garbage = message(b"POLYBIUS\x02\0\0\0{}");
        assert_eq!(garbage, "the header of the model file cannot be read");
    }
}
