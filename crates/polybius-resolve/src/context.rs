//! What a phrase may be read by beside its own words: the day, and whom its article names.

use crate::Knowledge;
use crate::names::{Entry, Sort};
use crate::scan::scan;
use crate::words::Words;
use jiff::civil::Date;
use polybius_core::Article;
use std::cell::OnceCell;

/// The day of publication, and the people and organisations that the article introduces by
/// a name that tells them. The latter are sought when first asked for, as most articles
/// never need them.
#[derive(Debug, Default)]
pub(crate) struct Context<'a> {
    pub on: Option<Date>,
    article: Option<&'a Article>,
    introduced: OnceCell<Vec<Entry>>,
}

impl<'a> Context<'a> {
    pub(crate) fn on(on: Option<Date>) -> Context<'static> {
        Context { on, ..Context::default() }
    }

    pub(crate) fn of(article: &'a Article) -> Context<'a> {
        Context { on: article.published, article: Some(article), ..Context::default() }
    }

    /// Whether the article names the bearer somewhere by more than a weak name.
    pub(crate) fn introduces(&self, knowledge: &Knowledge, entry: &Entry) -> bool {
        let Some(article) = self.article else { return false };
        let introduced = self.introduced.get_or_init(|| self.search(knowledge, article));
        let name = knowledge.bearer(entry);
        let same = |other: &Entry| other.sort == entry.sort && knowledge.bearer(other) == name;
        introduced.iter().any(same)
    }

    fn search(&self, knowledge: &Knowledge, article: &Article) -> Vec<Entry> {
        let alone = Context::on(self.on);
        let mut introduced: Vec<Entry> = Vec::new();
        for text in article.title.iter().chain([&article.text]) {
            let words = Words::new(text);
            for found in scan(knowledge, &words, 0, words.len(), &alone) {
                let entry = found.best;
                let named = matches!(entry.sort, Sort::Leader | Sort::Organisation);
                if named && !introduced.iter().any(|other| other.same(&entry)) {
                    introduced.push(entry);
                }
            }
        }
        introduced
    }
}
