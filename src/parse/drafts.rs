//! The page in reading order: which headings begin stories, and the story every piece falls to where it stands.
//! What the transcription braided together is pulled apart later, in `cut`.

use super::below::{self, Below};
use super::heads;
use super::lines::{Line, Mark};
use super::photos::{self, Photo};
use super::pieces::{Class, Piece};
use super::repeats::Repeat;
use super::shapes;
use super::style::Style;
use super::tags::Says;
use super::vocabulary::{self, Running};
use super::weights as w;
use crate::story::{Reason, Role};

mod evidence;
mod strays;

/// What a story is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// Paragraphs.
    #[default]
    Text,
    /// A picture with its caption.
    Photo,
    /// Several items under one head, each with a head of its own or a bullet.
    Digest,
    /// A digest whose items are headed by places.
    Places,
}

impl Form {
    /// Whether items follow each other in it.
    pub(super) fn is_digest(self) -> bool {
        matches!(self, Self::Digest | Self::Places)
    }
}

/// A story being put together.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "marks that do not depend on each other")]
pub(super) struct Draft {
    /// The piece it begins with.
    pub first: usize,
    /// How deep its headline is marked.
    pub depth: u8,
    /// What it is made of.
    pub form: Form,
    /// It opened with a byline or a lead-in.
    pub announced: bool,
    /// It opened with names on a line of their own, as features do.
    pub named: bool,
    /// A line behind a dash stands below its headline: ——记…
    pub dashed: bool,
    /// It has running text.
    pub text: bool,
    /// Pieces of running text so far that ended with a sentence.
    pub paragraphs: usize,
    /// Its headline, where it begins with one.
    pub headline: Option<usize>,
    /// The last crosshead so far.
    pub crosshead: Option<usize>,
    /// Signed at its end or sent to another page: nothing more is expected.
    pub closed: bool,
    /// The story being read when it began.
    pub above: Option<usize>,
    /// The end of a story from another page, without a headline here.
    pub elsewhere: bool,
    /// Its last piece of running text so far, and the last head of an item.
    pub last: usize,
    pub item: Option<usize>,
}

impl Draft {
    /// Whether it opens as features do, which are parted by crossheads.
    fn is_feature(&self) -> bool {
        self.named || self.dashed
    }
}

/// Where a piece goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Into a story, in a role.
    Story(usize, Role),
    /// Nowhere, for a reason.
    Aside(Reason),
}

impl Place {
    /// Whether it is the headline or running text of this story.
    fn is_told_in(self, story: usize) -> bool {
        matches!(self, Self::Story(of, Role::Headline | Role::Body) if of == story)
    }
}

/// All stories of the page and the place of every piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Drafts {
    pub stories: Vec<Draft>,
    pub places: Vec<Place>,
}

/// Reads the page from top to bottom.
pub(super) fn read(lines: &[Line], pieces: &[Piece], repeats: &[Option<Repeat>], style: &Style) -> Drafts {
    let photos = photos::find(lines, pieces, repeats, style);
    let mut walk = Walk {
        below: Below { lines, pieces, repeats },
        lines,
        pieces,
        repeats,
        style,
        photos: &photos,
        drafts: Drafts::default(),
        current: None,
        spare: Vec::new(),
        leads: below::leads_share(pieces),
        announced: below::announced_share(pieces),
        apart: pieces.iter().skip(1).any(|p| p.class == Class::Head && p.gap > 0),
        at: 0,
        running: Running::default(),
        ruled: pieces.iter().filter(|piece| is_rule(lines, piece)).take(w::RULES_HABIT).count()
            == w::RULES_HABIT,
    };
    walk.drafts.places = vec![Place::Aside(Reason::Furniture); pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        at = walk.step(at);
    }
    walk.drafts
}

struct Walk<'a> {
    below: Below<'a>,
    lines: &'a [Line],
    pieces: &'a [Piece],
    repeats: &'a [Option<Repeat>],
    style: &'a Style,
    photos: &'a [Photo],
    drafts: Drafts,
    current: Option<usize>,
    /// Headlines read before their stories, waiting for a text of their own.
    spare: Vec<usize>,
    leads: f32,
    /// Lead-ins for each group of headings, wherever they stand.
    announced: f32,
    /// Headings on this page have blank lines above them.
    apart: bool,
    /// The piece being read.
    at: usize,
    running: Running,
    /// Rules part the stories of this page.
    ruled: bool,
}

impl Walk<'_> {
    /// Places the piece at `at` and whatever goes with it; says where to go on.
    fn step(&mut self, at: usize) -> usize {
        self.at = at;
        if self.repeats[at].is_some() {
            self.drafts.places[at] = Place::Aside(Reason::Duplicate);
            return at + 1;
        }
        match self.pieces[at].class {
            Class::Furniture => {}
            Class::Section => self.drafts.places[at] = Place::Aside(Reason::Section),
            Class::Guide => self.drafts.places[at] = Place::Aside(Reason::Jump),
            Class::Head => return self.group(at),
            Class::Jump => self.jump(at),
            Class::Byline => {
                self.open_spare(at);
                self.put(at, Role::Byline);
            }
            Class::Credit => self.put(at, Role::Credit),
            Class::ItemHead => {
                self.put(at, Role::ItemHead);
                if let Some(story) = self.current {
                    let places = self.drafts.stories[story].form == Form::Places
                        || shapes::is_place_head(self.pieces[at].chars(self.lines));
                    self.drafts.stories[story].form = if places { Form::Places } else { Form::Digest };
                }
            }
            Class::Body => return self.body(at),
        }
        at + 1
    }

    fn put(&mut self, at: usize, role: Role) {
        let story = self.current.unwrap_or_else(|| self.open(9));
        if role == Role::ItemHead {
            self.drafts.stories[story].item = Some(at);
        }
        self.drafts.places[at] = Place::Story(story, role);
        let text = self.drafts.stories[story].text;
        if matches!(role, Role::Byline | Role::Jump) {
            let draft = &mut self.drafts.stories[story];
            draft.closed |= text;
            draft.announced |= !text;
            draft.named |= !text && role == Role::Byline;
        }
        // （完）, the office and date below a notice.
        if role == Role::Credit && text && self.pieces[at].credit.is_none() {
            self.drafts.stories[story].closed = true;
        }
    }

    fn open(&mut self, depth: u8) -> usize {
        let (first, above) = (self.at, self.current.and_then(|story| self.bearing(story)));
        self.drafts.stories.push(Draft { depth, first, above, last: first, ..Draft::default() });
        let story = self.drafts.stories.len() - 1;
        self.current = Some(story);
        story
    }

    fn jump(&mut self, at: usize) {
        let chars = self.pieces[at].chars(self.lines);
        // 续完 and 未完待续 stand at the end of a story, not at its head.
        let ends = chars.iter().any(|c| matches!(c, '下' | '待' | '完'));
        let arrives = chars.iter().any(|c| matches!(c, '上' | '紧' | '緊' | '续')) && !ends;
        if arrives && self.current.is_none_or(|story| self.drafts.stories[story].text) {
            let story = self.open(9);
            self.drafts.stories[story].elsewhere = true;
        }
        self.put(at, Role::Jump);
    }

    fn body(&mut self, at: usize) -> usize {
        if let Some(photo) = self.photo_at(at) {
            return self.photo(photo);
        }
        let piece = &self.pieces[at];
        if let Some(above) = self.past_picture(at) {
            self.current = Some(above);
        } else if let Some(story) = self.between_items(at).or_else(|| self.past_signature(at)) {
            return self.stray(at, story);
        }
        if self.is_small_notice(at) {
            return self.small_notice(at);
        }
        if piece.lead.is_some()
            && let Some(story) = self.current
            && self.drafts.stories[story].text
            && !self.drafts.stories[story].form.is_digest()
            && !self.opens_late(story, at)
        {
            self.open_announced();
        }
        let caption =
            (shapes::is_caption_start(piece.chars(self.lines)) && self.credited(at)) || self.lone_bullet(at);
        let role = if caption && self.current.is_some_and(|s| self.drafts.stories[s].text) {
            Role::Caption
        } else {
            Role::Body
        };
        self.put(at, role);
        if let Some(story) = self.current {
            let draft = &mut self.drafts.stories[story];
            draft.announced |= piece.lead.is_some();
            draft.text = true;
            draft.last = at;
            let ended = piece.row || shapes::end_of(piece.chars(self.lines)) != shapes::End::Open;
            draft.paragraphs += usize::from(ended);
        }
        at + 1
    }

    /// Whether this lead-in opens the story above after all: a stray piece stands between its headline and its text. Only where stories
    /// usually open so; the headline is said again by its text rather than by the stray.
    fn opens_late(&self, story: usize, at: usize) -> bool {
        let draft = &self.drafts.stories[story];
        let Some(headline) = draft.headline.filter(|_| !draft.announced && !draft.closed) else {
            return false;
        };
        let chars = |at: usize| self.pieces[at].chars(self.lines);
        let strays = (headline + 1..at).filter(|&at| self.pieces[at].class == Class::Body).count();
        let says = |text: usize| vocabulary::restated(chars(headline), chars(text));
        self.announced >= w::USUALLY_ANNOUNCED
            && strays <= w::MOST_STRAYS
            && self.spare.is_empty()
            && (headline + 1..at).all(|between| says(between) < says(at))
    }

    /// A story opens here and no heading stands above it: its headline was read before, or it has none.
    fn open_announced(&mut self) {
        let story = self.open(9);
        if !self.spare.is_empty() {
            let head = self.spare.remove(0);
            self.drafts.places[head] = Place::Story(story, Role::Headline);
            self.drafts.stories[story].depth = heads::depth(self.lines[self.pieces[head].line].mark);
        }
    }

    /// A byline above text opens the next story whose headline was read before.
    fn open_spare(&mut self, at: usize) {
        let after_text = self.current.is_some_and(|story| self.drafts.stories[story].text);
        let above_text = self.pieces.get(at + 1).is_some_and(|p| p.class == Class::Body && p.lead.is_none());
        if !self.spare.is_empty() && after_text && above_text {
            self.open_announced();
        }
    }

    /// A short sentence behind a bullet of its own kind is said of a picture; several in a row are items.
    fn lone_bullet(&self, at: usize) -> bool {
        let chars = |at: usize| self.pieces.get(at).map_or(&[][..], |piece| piece.chars(self.lines));
        let sign = shapes::bullet_sign(chars(at));
        let digest = self.current.is_some_and(|story| self.drafts.stories[story].form.is_digest());
        let beside = [at.wrapping_sub(1), at + 1]
            .into_iter()
            .any(|beside| shapes::bullet_sign(chars(beside)).is_some());
        matches!(sign, Some('■' | '▲' | '△' | '▼' | '◀' | '►'))
            && !digest
            && !beside
            && shapes::length(chars(at)) <= w::LONGEST_BULLET_CAPTION
    }

    /// Whether a picture credit follows.
    fn credited(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1);
        let chars = self.pieces[at].chars(self.lines);
        let longest =
            if shapes::points_out(chars) { w::LONGEST_POINTING_CAPTION } else { w::LONGEST_OWN_CAPTION };
        next.is_some_and(|p| p.class == Class::Credit) || shapes::length(chars) <= longest
    }

    /// The picture whose caption begins here; they are in order.
    fn photo_at(&self, at: usize) -> Option<Photo> {
        self.photos
            .binary_search_by_key(&at, |photo| photo.first)
            .ok()
            .and_then(|n| self.photos.get(n))
            .copied()
    }

    fn photo(&mut self, photo: Photo) -> usize {
        let back = self.current;
        // What comes from another page has no picture of its own.
        let own = self.current.is_some_and(|story| {
            let draft = &self.drafts.stories[story];
            !draft.text && !draft.elsewhere
        });
        if photo.of_story && back.is_some_and(|story| self.tells_of(photo, story)) {
            for at in photo.first..=photo.last {
                self.place_in_photo(at, back.unwrap_or_default());
            }
            return photo.last + 1;
        }
        let story = if own { self.current.unwrap_or_default() } else { self.open(9) };
        self.drafts.stories[story].form = Form::Photo;
        self.drafts.stories[story].text = true;
        self.drafts.stories[story].closed = true;
        for at in photo.first..=photo.last {
            self.place_in_photo(at, story);
        }
        if !own {
            self.current = back;
        }
        photo.last + 1
    }

    /// Whether a caption tells of the story around it: it shares its words, a long one more of them.
    fn tells_of(&mut self, photo: Photo, story: usize) -> bool {
        let (lines, pieces, places) = (self.lines, self.pieces, &self.drafts.places);
        let bodies = pieces.iter().take(photo.last).skip(photo.first).filter(|p| p.class == Class::Body);
        let caption: Vec<char> = bodies.flat_map(|p| p.chars(lines)).copied().collect();
        let long = shapes::length(&caption);
        // 图为现场一角。
        if !self.drafts.stories[story].text || long < w::SHORTEST_LONE_CAPTION {
            return true;
        }
        // 4月21日，…: what sets its own scene is rather news by itself.
        let short = long < w::SHORTEST_TELLING_CAPTION && !photos::sets_scene(&caption);
        let least = if short { w::SHORT_CAPTION_TELLS } else { w::CAPTION_TELLS };
        let says = |at: usize| match places[at] {
            Place::Story(s, Role::Body | Role::Headline) if s == story => Some(pieces[at].chars(lines)),
            _ => None,
        };
        self.running.continued(story, self.above(story), says, &caption) >= least
    }

    fn place_in_photo(&mut self, at: usize, story: usize) {
        self.drafts.places[at] = match self.pieces[at].class {
            _ if self.repeats[at].is_some() => Place::Aside(Reason::Duplicate),
            Class::Body => Place::Story(story, Role::Caption),
            Class::Byline => Place::Story(story, Role::Byline),
            Class::Credit => Place::Story(story, Role::Credit),
            Class::Section => Place::Aside(Reason::Section),
            Class::Jump => Place::Story(story, Role::Jump),
            _ => Place::Aside(Reason::Furniture),
        };
    }

    /// Places a group of heading lines; labels and furniture between them are set aside.
    fn group(&mut self, at: usize) -> usize {
        let mut group = Vec::new();
        let mut next = at;
        while let Some(piece) = self.pieces.get(next) {
            match piece.class {
                _ if self.repeats[next].is_some() => {
                    self.drafts.places[next] = Place::Aside(Reason::Duplicate);
                }
                Class::Head => group.push(next),
                Class::Furniture => {}
                Class::Section => self.drafts.places[next] = Place::Aside(Reason::Section),
                Class::Guide => self.drafts.places[next] = Place::Aside(Reason::Jump),
                _ => break,
            }
            next += 1;
        }
        // 国内要闻简讯 and the head of its first item stand together.
        let first_item = group.split_last().filter(|(_, above)| {
            above.last().is_some_and(|&p| shapes::is_digest_head(self.pieces[p].chars(self.lines)))
                && self.below.lead(next).is_none()
        });
        // 政府工作报告, 市长, 一、工作回顾: the first part of a story that opens with one.
        let first_part = group.split_last().filter(|(last, above)| {
            !above.is_empty()
                && is_part(self.pieces[**last].chars(self.lines))
                && !above.iter().any(|&p| is_part(self.pieces[p].chars(self.lines)))
                && self.below.lead(next).is_none()
        });
        if let Some((&part, above)) = first_part
            && self.story_score(above, next) > 0.0
        {
            let above = above.to_vec();
            self.begin(&above, next);
            self.put(part, Role::Crosshead);
        } else if let Some((&item, above)) = first_item {
            let above = above.to_vec();
            self.begin(&above, next);
            self.put(item, Role::ItemHead);
        } else if !self.heads_item(&group, next)
            && !self.parts_a_feature(&group, next)
            && self.story_score(&group, next) > 0.0
            && !self.resumes(&group, next)
        {
            self.begin(&group, next);
        } else {
            let digest = self.current.is_some_and(|story| self.drafts.stories[story].form.is_digest())
                && !self.below_told_text(at);
            let last = self.below.solid(next).is_none();
            for &head in &group {
                // Nothing stands below: 石桥县百货公司 signs the text above and heads none.
                if last && self.lines[self.pieces[head].line].mark == Mark::None {
                    self.put(head, Role::Body);
                    continue;
                }
                let deck = self.lines[self.pieces[head].line].says == Some(Says::Deck);
                let other = if digest { Role::ItemHead } else { Role::Crosshead };
                self.put(head, if deck { Role::Deck } else { other });
            }
            if let Some(story) = self.current.filter(|_| !digest) {
                self.drafts.stories[story].crosshead = group.last().copied();
            }
        }
        next
    }

    /// Whether a text stands right above that the transcription does not call an item.
    fn below_told_text(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.pieces.get(above));
        above.is_some_and(|above| self.lines[above.line].says == Some(Says::Body))
    }

    fn begin(&mut self, group: &[usize], next: usize) {
        let (lines, pieces) = (self.lines, self.pieces);
        let depth_of = |p: usize| heads::depth(lines[pieces[p].line].mark);
        let depth = group.iter().map(|&p| depth_of(p)).min().unwrap_or(9);
        self.spare.clear();
        let starts = self.below.starts(next);
        let peers: Vec<usize> = group.iter().copied().filter(|&p| depth_of(p) == depth).collect();
        let story = self.open(depth);
        if starts >= 2 && peers.len() == starts {
            // Headlines read before their stories: one each, in order.
            self.drafts.places[peers[0]] = Place::Story(story, Role::Headline);
            self.drafts.stories[story].headline = Some(peers[0]);
            self.spare = peers.get(1..).unwrap_or_default().to_vec();
            for &head in group {
                if depth_of(head) != depth {
                    self.drafts.places[head] =
                        Place::Story(story, if head < peers[0] { Role::Kicker } else { Role::Deck });
                } else if head != peers[0] {
                    self.drafts.places[head] = Place::Story(story, Role::Deck);
                }
            }
            return;
        }
        let roles = heads::roles(self.lines, self.pieces, group);
        for (&head, role) in group.iter().zip(roles) {
            self.drafts.places[head] =
                role.map_or(Place::Aside(Reason::Section), |role| Place::Story(story, role));
            if role == Some(Role::Headline) {
                self.drafts.stories[story].headline.get_or_insert(head);
            }
            self.drafts.stories[story].dashed |=
                role == Some(Role::Deck) && shapes::begins(pieces[head].chars(lines), "—");
            if role == Some(Role::Headline)
                && (shapes::is_digest_head(self.pieces[head].chars(self.lines)) || self.below.told_item(next))
                && self.below.lead(next).is_none()
            {
                self.drafts.stories[story].form = Form::Digest;
            }
        }
    }
}

/// `---`: a rule and nothing else. Stars part the sections of an essay rather than stories.
fn is_rule(lines: &[Line], piece: &Piece) -> bool {
    let chars = piece.chars(lines);
    chars.len() >= 3 && chars.iter().all(|c| matches!(c, '-' | '—' | '─' | '='))
}

/// Whether a heading counts the parts of a story: `一、工作回顾`, `3`.
fn is_part(chars: &[char]) -> bool {
    shapes::is_numbered(chars) || shapes::is_number_alone(chars)
}
