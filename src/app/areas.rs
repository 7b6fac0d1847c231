//! Where the panes stand in a window of a given size. Knows no pane's content.

use serde::{Deserialize, Serialize};

/// A rectangle of the window, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Left column.
    pub x: u16,
    /// Top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The parts of the window that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    /// 筛选
    Filters,
    /// The filters that are on, above the results.
    Chips,
    /// 结果
    #[default]
    Results,
    /// 阅读
    Reader,
    /// 相关, beside the reader.
    Related,
    /// 版面: the page as it lies, over the whole window.
    Sheet,
    /// 各处提到: every mention of the query, over the whole window.
    Mentions,
    /// 名片: everything about a person, a place, an organisation, a slogan; over the whole window.
    Card,
    /// 走势: the query's stories over time, over the whole window.
    Curve,
    /// 对照: two stories side by side, over the whole window.
    Diff,
}

/// Where everything stands. A pane's title is in the row above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// The first row.
    pub prompt: Area,
    /// 筛选
    pub filters: Option<Area>,
    /// One row above the results, where a filter is on.
    pub chips: Option<Area>,
    /// 结果
    pub results: Option<Area>,
    /// 阅读
    pub reader: Option<Area>,
    /// 相关
    pub related: Option<Area>,
    /// The chosen related story, where there is room for it.
    pub preview: Option<Area>,
    /// 版面
    pub sheet: Option<Area>,
    /// 各处提到
    pub mentions: Option<Area>,
    /// 名片
    pub card: Option<Area>,
    /// 走势
    pub curve: Option<Area>,
    /// 对照
    pub diff: Option<Area>,
    /// The last row.
    pub footer: Area,
}

/// How large panes were made; none for the sizes they have by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// Columns of 筛选
    pub filters: Option<u16>,
    /// Columns of 结果
    pub results: Option<u16>,
    /// Columns of 阅读 where 相关 stands beside it.
    pub reader: Option<u16>,
    /// Rows of 相关
    pub related: Option<u16>,
}

impl Widths {
    /// Those there are, else others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            filters: self.filters.or(others.filters),
            results: self.results.or(others.results),
            reader: self.reader.or(others.reader),
            related: self.related.or(others.related),
        }
    }
}

/// A rule between two panes that can be drawn to another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// On the right of the filters.
    Filters,
    /// On the right of the results.
    Results,
    /// Between the reader and the related stories beside it.
    Reader,
    /// Between the related stories and what stands below or above them.
    Related,
}

/// No pane beside another is narrower than this, and none above another lower than that.
pub const NARROWEST: u16 = 20;
const LOWEST: u16 = 3;
/// Below this many columns and rows nothing useful can be shown.
pub const SMALLEST: (u16, u16) = (20, 5);
/// From this many columns on three panes stand side by side, and two.
const THREE: u16 = 100;
const TWO: u16 = 60;
/// A line of the reader is at first no longer than this many Han characters, and can be made from 20 to 80 long.
pub const MEASURE: u16 = 40;
/// Cells for the margin on the left of the reader's text.
pub const MARGIN: u16 = 4;
/// Cells for the margin and for the space on the right.
pub const MARGINS: u16 = MARGIN + 1;

impl Areas {
    /// Divides a window of so many columns and rows. In a narrow one only the pane in focus is shown, in zen the reader alone.
    /// There a line has `measure` Han characters. None where the window is too small for anything.
    pub fn divide(
        (width, height): (u16, u16),
        focus: Pane,
        zen: bool,
        measure: u16,
        widths: Widths,
    ) -> Option<Self> {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return None;
        }
        let body = Area { x: 0, y: 2, width, height: height - 3 };
        let mut areas = Self {
            prompt: Area { height: 1, y: 0, ..body },
            footer: Area { height: 1, y: height - 1, ..body },
            ..Self::default()
        };
        let reading = matches!(focus, Pane::Reader | Pane::Related);
        let over = match focus {
            Pane::Sheet => Some(&mut areas.sheet),
            Pane::Mentions => Some(&mut areas.mentions),
            Pane::Card => Some(&mut areas.card),
            Pane::Curve => Some(&mut areas.curve),
            Pane::Diff => Some(&mut areas.diff),
            _ => None,
        };
        if let Some(area) = over {
            *area = Some(body);
        } else if focus == Pane::Related && width >= TWO {
            areas.compare(body, widths);
        } else if zen && reading {
            let inner = width.min(2 * measure + MARGINS);
            areas.split_reader(Area { x: (width - inner) / 2, width: inner, ..body }, focus, widths);
        } else if width >= THREE {
            let filters = widths.filters.unwrap_or((width / 5).clamp(20, 30));
            let filters = filters.clamp(NARROWEST, width - 2 * (NARROWEST + 1));
            let results = widths.results.unwrap_or(((width - filters) * 2 / 5).clamp(36, 64));
            let results = results.clamp(NARROWEST, width - filters - NARROWEST - 2);
            let (left, rest) = body.split(filters);
            let (middle, right) = rest.split(results);
            (areas.filters, areas.results) = (Some(left), Some(middle));
            areas.split_reader(right, focus, widths);
        } else if width >= TWO && focus == Pane::Filters {
            let left = widths.filters.unwrap_or((width * 2 / 5).min(30));
            let (left, right) = body.split(left.clamp(NARROWEST, width - NARROWEST - 1));
            (areas.filters, areas.results) = (Some(left), Some(right));
        } else if width >= TWO {
            let left = widths.results.unwrap_or(width * 2 / 5);
            let (left, right) = body.split(left.clamp(NARROWEST, width - NARROWEST - 1));
            areas.results = Some(left);
            areas.split_reader(right, focus, widths);
        } else {
            match focus {
                Pane::Filters => areas.filters = Some(body),
                Pane::Results | Pane::Chips => areas.results = Some(body),
                _ => areas.split_reader(body, focus, widths),
            }
        }
        Some(areas)
    }

    /// The same, with a row for chips above the results, if these keep a few rows.
    #[must_use]
    pub fn with_chips(mut self) -> Self {
        if let Some(results) = self.results.as_mut().filter(|area| area.height > 3) {
            self.chips = Some(Area { height: 1, ..*results });
            *results = Area { y: results.y + 1, height: results.height - 1, ..*results };
        }
        self
    }

    /// The pane at a cell; its title counts as its own, and that of the results stands above the chips.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<(Pane, Area)> {
        let is_in = |pane: Pane, area: &Area| {
            let above = match pane {
                Pane::Chips => 0,
                Pane::Results if self.chips.is_some() => 2,
                _ => 1,
            };
            let rows = area.y.saturating_sub(above)..area.y + area.height;
            (area.x..area.x + area.width).contains(&column) && rows.contains(&row)
        };
        self.panes().into_iter().find_map(|(pane, area)| Some((pane, area.filter(|area| is_in(pane, area))?)))
    }

    /// Where a pane stands, if it is on view.
    pub fn of(&self, wanted: Pane) -> Option<Area> {
        self.panes().into_iter().find_map(|(pane, area)| area.filter(|_| pane == wanted))
    }

    fn panes(&self) -> [(Pane, Option<Area>); 10] {
        [
            (Pane::Filters, self.filters),
            (Pane::Chips, self.chips),
            (Pane::Results, self.results),
            (Pane::Reader, self.reader),
            (Pane::Related, self.related),
            (Pane::Sheet, self.sheet),
            (Pane::Mentions, self.mentions),
            (Pane::Card, self.card),
            (Pane::Curve, self.curve),
            (Pane::Diff, self.diff),
        ]
    }

    /// The rule at a cell, if it can be drawn to another place.
    pub fn rule_at(&self, column: u16, row: u16) -> Option<Rule> {
        let is_on = |area: Option<Area>| {
            area.is_some_and(|area| {
                column == area.x + area.width && (area.y - 1..self.footer.y).contains(&row)
            })
        };
        let is_across = |area: Option<Area>| {
            let is_at =
                |area: Area| row + 1 == area.y && row > 1 && (area.x..area.x + area.width).contains(&column);
            area.is_some_and(is_at)
        };
        // A pane alone in the window has no rule beside it, for there is no such column.
        if is_on(self.filters) {
            Some(Rule::Filters)
        } else if is_on(self.results) {
            Some(Rule::Results)
        } else if is_across(self.preview) || is_across(self.related) {
            Some(Rule::Related)
        } else if self.related.is_some() && is_on(self.reader) {
            Some(Rule::Reader)
        } else {
            None
        }
    }

    /// The sizes when a rule is drawn to a cell.
    pub fn drawn(&self, rule: Rule, (column, row): (u16, u16), widths: Widths) -> Widths {
        let from = |area: Option<Area>| area.map(|area| column.saturating_sub(area.x));
        match rule {
            Rule::Filters => Widths { filters: Some(column), ..widths },
            Rule::Results => Widths { results: from(self.results).or(widths.results), ..widths },
            Rule::Reader => Widths { reader: from(self.reader).or(widths.reader), ..widths },
            Rule::Related => {
                let rows = |area: Area| match self.preview {
                    Some(_) => row.saturating_sub(area.y),
                    None => (area.y + area.height).saturating_sub(row + 1),
                };
                Widths { related: self.related.map(rows).or(widths.related), ..widths }
            }
        }
    }

    /// Puts the related stories beside the story on view, and below them the chosen one.
    fn compare(&mut self, body: Area, widths: Widths) {
        let left = widths.reader.unwrap_or(body.width / 2);
        let (left, right) = body.split(left.clamp(NARROWEST, body.width - NARROWEST - 1));
        let list = (body.height * 2 / 5).clamp(5, 14);
        self.reader = Some(left);
        if body.height < list + 5 {
            self.related = Some(right);
            return;
        }
        let list = widths.related.unwrap_or(list).clamp(LOWEST, body.height - LOWEST - 1);
        self.related = Some(Area { height: list, ..right });
        self.preview = Some(Area { y: right.y + list + 1, height: body.height - list - 1, ..right });
    }

    /// Gives the reader its area, or shares it with the related stories while these have the focus.
    fn split_reader(&mut self, area: Area, focus: Pane, widths: Widths) {
        if focus != Pane::Related {
            self.reader = Some(area);
            return;
        }
        let below = (area.height * 2 / 5).clamp(4, 14);
        if area.height < below + 4 {
            self.related = Some(area);
            return;
        }
        let below = widths.related.unwrap_or(below).clamp(LOWEST, area.height - LOWEST - 1);
        let above = area.height - below - 1;
        self.reader = Some(Area { height: above, ..area });
        self.related = Some(Area { y: area.y + above + 1, height: below, ..area });
    }
}

impl Area {
    /// Two areas side by side, with one column between them for a rule.
    fn split(self, left: u16) -> (Self, Self) {
        let right = self.width.saturating_sub(left + 1);
        (Self { width: left, ..self }, Self { x: self.x + left + 1, width: right, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_keep_within_the_window_and_apart() {
        for width in 0..220 {
            for height in 0..70 {
                let panes = [
                    Pane::Filters,
                    Pane::Chips,
                    Pane::Results,
                    Pane::Reader,
                    Pane::Related,
                    Pane::Sheet,
                    Pane::Mentions,
                    Pane::Card,
                    Pane::Curve,
                    Pane::Diff,
                ];
                for focus in panes {
                    let drawn = |n: u16| (!n.is_multiple_of(3)).then_some(n * 7 % 90);
                    let widths = Widths {
                        filters: drawn(height),
                        results: drawn(width),
                        reader: drawn(width + 1),
                        related: drawn(height + 1),
                    };
                    let Some(areas) = Areas::divide((width, height), focus, width % 2 == 0, MEASURE, widths)
                    else {
                        continue;
                    };
                    let shown = [
                        areas.filters,
                        areas.results,
                        areas.reader,
                        areas.related,
                        areas.preview,
                        areas.sheet,
                        areas.mentions,
                        areas.card,
                        areas.curve,
                        areas.diff,
                    ];
                    assert!(shown.iter().any(Option::is_some));
                    for area in shown.into_iter().flatten() {
                        assert!(area.x + area.width <= width && area.y + area.height < height, "{areas:?}");
                        assert!(area.width >= 18 && area.height >= 2, "{areas:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn as_many_panes_as_there_is_room_for() {
        let count = |size| {
            let areas =
                Areas::divide(size, Pane::Results, false, MEASURE, Widths::default()).unwrap_or_default();
            [areas.filters, areas.results, areas.reader].iter().flatten().count()
        };
        assert_eq!([count((120, 36)), count((80, 24)), count((40, 12)), count((19, 40))], [3, 2, 1, 0]);
    }
}
