//! Plots as SVG, written by hand: two kinds of line in one kind of frame need no library.

use crate::show::html::escaped;
use std::fmt::Write as _;

/// A curve with a name and a colour.
pub(super) struct Curve {
    pub(super) name: String,
    pub(super) colour: &'static str,
    pub(super) points: Vec<(f64, f64)>,
}

/// What a plot shows.
pub(super) struct Plot<'a> {
    pub(super) title: &'a str,
    pub(super) across: &'a str,
    pub(super) up: &'a str,
    /// Marks along the lower edge: where, and what to write there.
    pub(super) ticks: Vec<(f64, String)>,
    /// From where to where the left edge goes.
    pub(super) range: (f64, f64),
    /// A line of perfect agreement.
    pub(super) diagonal: bool,
    pub(super) curves: Vec<Curve>,
}

const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 340.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 18.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 62.0;

/// Colours that are told apart by who does not see red and green, too (Okabe and Ito 2008).
pub(super) const COLOURS: [&str; 4] = ["#0072B2", "#E69F00", "#009E73", "#CC79A7"];

impl Plot<'_> {
    pub(super) fn svg(&self) -> String {
        let (low, high) = self.range;
        let end = self.ticks.iter().map(|tick| tick.0).fold(f64::MIN, f64::max);
        let begin = self.ticks.iter().map(|tick| tick.0).fold(f64::MAX, f64::min);
        let x =
            |value: f64| LEFT + (value - begin) / (end - begin).max(1e-9) * (WIDTH - LEFT - RIGHT);
        let y = |value: f64| {
            HEIGHT - BOTTOM - (value - low) / (high - low).max(1e-9) * (HEIGHT - TOP - BOTTOM)
        };
        let (title, across, up) = (escaped(self.title), escaped(self.across), escaped(self.up));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
             width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\" font-family=\"sans-serif\" \
             font-size=\"11\"><title>{title}</title>\
             <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\
             <text x=\"{LEFT}\" y=\"20\" font-size=\"13\" font-weight=\"bold\">{title}</text>\n"
        );
        for fifth in 0..=5 {
            let value = low + (high - low) * f64::from(fifth) / 5.0;
            let at = y(value);
            let _ = writeln!(
                svg,
                "<path d=\"M{LEFT} {at:.1}H{:.1}\" stroke=\"#ddd\"/>\
                 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value:.2}</text>",
                WIDTH - RIGHT,
                LEFT - 6.0,
                at + 4.0
            );
        }
        for (value, label) in &self.ticks {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                x(*value),
                HEIGHT - BOTTOM + 16.0,
                escaped(label)
            );
        }
        if self.diagonal {
            let _ = writeln!(
                svg,
                "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"#999\" stroke-dasharray=\"4 3\"/>",
                x(low),
                y(low),
                x(high),
                y(high)
            );
        }
        for (nth, curve) in self.curves.iter().enumerate() {
            let colour = curve.colour;
            let points: Vec<String> =
                curve.points.iter().map(|&(a, b)| format!("{:.1},{:.1}", x(a), y(b))).collect();
            let _ = writeln!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
                points.join(" ")
            );
            for &(a, b) in &curve.points {
                let _ = write!(
                    svg,
                    "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>",
                    x(a),
                    y(b)
                );
            }
            let at = LEFT + 98.0 * nth as f64;
            let _ = writeln!(
                svg,
                "\n<rect x=\"{at:.1}\" y=\"{:.1}\" width=\"10\" height=\"10\" fill=\"{colour}\"/>\
                 <text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                HEIGHT - 16.0,
                at + 14.0,
                HEIGHT - 7.0,
                escaped(&curve.name)
            );
        }
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{across}</text>\
             <text transform=\"translate(16 {:.1}) rotate(-90)\" text-anchor=\"middle\">{up}</text>\
             </svg>",
            (LEFT + WIDTH - RIGHT) / 2.0,
            HEIGHT - BOTTOM + 34.0,
            (TOP + HEIGHT - BOTTOM) / 2.0
        );
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plot_of_one_curve() {
        let curve = Curve {
            name: "a < b".into(),
            colour: COLOURS[0],
            points: vec![(0.0, 0.1), (1.0, 0.9)],
        };
        let plot = Plot {
            title: "Reliability",
            across: "told",
            up: "happened",
            ticks: vec![(0.0, "0".into()), (1.0, "1".into())],
            range: (0.0, 1.0),
            diagonal: true,
            curves: vec![curve],
        };
        insta::assert_snapshot!(plot.svg());
    }
}
