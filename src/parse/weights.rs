//! Every weight and limit of the cutter in one place, each with its reason. Plain numbers: positive speaks for, negative against.
//!
//! A score adds up independent pieces of evidence, as logarithms of odds: 1 makes a reading about three times more likely, 3 twenty times.

// How a line without marks looks like a heading (`unmarked::head_score`).

/// A stop at the end, names in brackets: no heading looks so, whatever stands around it.
pub(super) const HEAD_NEVER: f32 = -9.0;
/// A line with this much evidence is a heading.
pub(super) const HEAD_ENOUGH: f32 = 1.0;
/// Characters of the longest heading without marks; longer ones are text.
pub(super) const LONGEST_PLAIN_HEAD: usize = 42;
/// Characters of the longest line that a tag may call the head or the foot of the page.
pub(super) const LONGEST_MARGIN: usize = 60;
/// Characters of the longest name of a column, a source or a photographer that a label in words announces.
pub(super) const LONGEST_LABELLED_NAME: usize = 40;
/// Characters of the longest heading with marks: a whole paragraph is sometimes bold.
pub(super) const LONGEST_MARKED_HEAD: usize = 90;
/// Characters of the longest head of an item that stands before its text on one line.
pub(super) const LONGEST_INLINE_HEAD: usize = 26;
/// Lines from one item whose head stands in bold to the next: a text broken in two may stand between.
pub(super) const BOLD_ITEMS_APART: usize = 2;
/// Lines at the end of a page among which the transcribing program says that it is done: it may go on to offer more.
pub(super) const CLOSING_LINES: usize = 5;
/// A quote or bracket left open is closed in the next piece: this is text cut by a column.
pub(super) const HEAD_UNBALANCED: f32 = -3.0;
/// Ends in —— or a colon right above a marked headline.
pub(super) const HEAD_LEADS_ON: f32 = 4.0;
/// Right below a marked heading, where decks stand.
pub(super) const HEAD_BELOW_MARKED: f32 = 1.0;
/// A whole sentence in quotes is something said …
pub(super) const HEAD_IS_SPOKEN: f32 = -5.0;
/// … and a short question below an open sentence its last words.
pub(super) const HEAD_ENDS_QUESTION: f32 = -2.5;
/// Joined from several lines wrapped hard.
pub(super) const HEAD_WRAPPED: f32 = -3.0;
/// Much shorter than a column where lines are wrapped hard, and no stop ends it.
pub(super) const HEAD_SHORT_OF_COLUMN: f32 = 2.0;
/// As wide as a column where lines are wrapped hard.
pub(super) const HEAD_FULL_LINE: f32 = -1.0;
/// A heading does not end in 的, 和 or a comma.
pub(super) const HEAD_ASKS_MORE: f32 = -2.5;
/// Headings part their halves by a blank, text by commas.
pub(super) const HEAD_COMMA: f32 = -1.0;
/// … the more so in a long line.
pub(super) const HEAD_COMMA_IN_LONG: f32 = -1.8;
pub(super) const LONG_HEAD: usize = 24;
/// Up to twenty characters.
pub(super) const HEAD_SHORT: f32 = 1.0;
/// 据了解, 会议, 记者: beginnings of paragraphs.
pub(super) const HEAD_BEGINS_AS_TEXT: f32 = -1.0;
/// 抢抓晴好天气 确保颗粒归仓
pub(super) const HEAD_TWO_HALVES: f32 = 1.0;
/// A few letters behind a bullet head an item.
pub(super) const HEAD_BULLETED: f32 = 0.5;
/// The story above was sent to another page or put off.
pub(super) const HEAD_AFTER_JUMP: f32 = 1.0;
/// 一、吵出来的规矩
pub(super) const HEAD_NUMBERED: f32 = 1.5;
/// Where other headings are marked, a plain line is less often one.
pub(super) const HEAD_PLAIN_ON_MARKED_PAGE: f32 = -1.0;
/// The first line of the page that is not furniture.
pub(super) const HEAD_FIRST_ON_PAGE: f32 = 1.5;
/// Paragraphs are indented on this page and so is the line.
pub(super) const HEAD_INDENTED: f32 = -1.5;
/// Paragraphs are indented on this page and the line is not.
pub(super) const HEAD_NOT_INDENTED: f32 = 1.0;
/// A blank line above where there are none between paragraphs.
pub(super) const HEAD_AFTER_GAP_ON_TIGHT_PAGE: f32 = 1.5;
/// The text above has come to its end.
pub(super) const HEAD_AFTER_END: f32 = 1.3;
/// The text above stands open: its continuation may be short.
pub(super) const HEAD_AFTER_OPEN_TEXT: f32 = -1.0;
/// 本报讯 below: the surest sign of all.
pub(super) const HEAD_ABOVE_LEAD_IN: f32 = 2.0;
/// All of it is said again at the beginning of the text below (less, if only part of it is).
pub(super) const HEAD_RESTATED: f32 = 2.5;
/// A byline below.
pub(super) const HEAD_ABOVE_BYLINE: f32 = 1.5;
/// … and a heading above.
pub(super) const HEAD_ABOVE_NAMES_OF_STORY: f32 = 1.5;
/// Another heading below.
pub(super) const HEAD_ABOVE_HEAD: f32 = 1.0;
/// Two items or more behind the same bullet below.
pub(super) const HEAD_ABOVE_ITEMS: f32 = 2.0;
/// Characters of the longest name of a round-up of short news.
pub(super) const LONGEST_DIGEST_NAME: usize = 10;
/// A date or 近日 below.
pub(super) const HEAD_ABOVE_DATE: f32 = 0.5;
/// Stories of this page open with 本报讯, and the line below does not.
pub(super) const HEAD_ABOVE_PLAIN_TEXT: f32 = -0.5;

// Lines that stand for themselves (`rows`), notices and advertisements (`notices`).

/// Characters of the longest row of a list …
pub(super) const LONGEST_ROW: usize = 24;
/// … and the fewest that make one.
pub(super) const FEWEST_ENTRIES: usize = 3;
/// Characters of the longest line of verse …
pub(super) const LONGEST_VERSE: usize = 16;
/// … and the fewest lines of a poem. A kicker, a headline and two decks are four lines, but one is the title of a poem, and one may
/// head what follows.
pub(super) const FEWEST_VERSES: usize = 4;
/// Characters of the longest name of an office below a notice, and of the longest head of an advertisement.
pub(super) const LONGEST_SIGNATURE: usize = 24;
/// Lines that may head an advertisement.
pub(super) const MOST_ADVERT_HEADS: usize = 2;

/// Fewest characters, one to a line, of a masthead set upright.
pub(super) const FEWEST_UPRIGHT: usize = 3;
/// Characters of the longest name of a paper or a part of it.
pub(super) const LONGEST_MASTHEAD: usize = 8;
/// Characters of the longest label above the first headline.
pub(super) const LONGEST_LABEL: usize = 4;
/// Stories that must have names between headline and text before an unknown word there is taken for one.
pub(super) const SIGNED_HABIT: usize = 2;

// Passages read twice (`repeats`).

/// Letters of the shortest passage that can be told to be a second reading; shorter ones are set phrases.
pub(super) const SHORTEST_REPEAT: usize = 10;
/// Letters of the shortest heading that can be told to be a second reading by itself; names of columns come again on purpose.
pub(super) const SHORTEST_STRAY_HEAD: usize = 8;
/// Share of letters that may be misread in a second reading.
pub(super) const REPEAT_MISREAD: f32 = 0.05;
/// A short sentence may come again far below in the same story on purpose (case reports, forms): shorter than this …
pub(super) const LONGEST_REFRAIN: usize = 40;
/// … and with more paragraphs between than this.
pub(super) const NEAREST_REFRAIN: usize = 3;

/// Letters of the shortest passage that is told to be read twice among lines wrapped hard, before there are paragraphs …
pub(super) const SHORTEST_ECHO: usize = 24;
/// … lines of one that ends in mid-sentence …
pub(super) const ECHO_LINES: usize = 3;
/// … and letters after which it is read along no further, so that a page that says nothing new is read in linear time.
pub(super) const LONGEST_ECHO: usize = 2_000;

// Whether a group of headings begins a story or parts one (`drafts`). Above 0 it begins one.

/// Headings head stories unless something says otherwise.
pub(super) const STORY_USUALLY: f32 = 0.5;
/// 本报讯, 新华社…电 below: only stories open so.
pub(super) const STORY_ABOVE_LEAD_IN: f32 = 4.0;
/// Where there is a lead-in for this share of the headlines, text without them may have strayed there …
pub(super) const USUALLY_ANNOUNCED: f32 = 0.5;
/// … unless there is more of it.
pub(super) const MOST_STRAYS: usize = 2;
/// Characters within which 记者昨日从…获悉 says its source.
pub(super) const LONGEST_SOURCE: usize = 30;
/// A byline below.
pub(super) const STORY_ABOVE_BYLINE: f32 = 3.0;
/// A picture with its credit below.
pub(super) const STORY_ABOVE_PHOTO: f32 = 2.5;
/// Item heads below, or the name of a round-up.
pub(super) const STORY_ABOVE_ITEMS: f32 = 3.0;
/// 公告, 遗失声明, 招领启事: the head of a notice.
pub(super) const STORY_IS_NOTICE: f32 = 3.0;
/// Marked less deep than the story above or as deep.
pub(super) const STORY_LEVEL_SAME: f32 = 1.5;
/// Bold or boxed like the story above: crossheads are, too.
pub(super) const STORY_BOLD_SAME: f32 = 0.3;
/// Fewest rules that show that they part stories.
pub(super) const RULES_HABIT: usize = 3;
/// There a story stands below a rule …
pub(super) const STORY_BELOW_RULE: f32 = 1.5;
/// … and what has none above it is rather a part of one.
pub(super) const STORY_WITHOUT_RULE: f32 = -1.0;
/// Marked deeper than the story above.
pub(super) const STORY_LEVEL_DEEPER: f32 = -1.5;
/// Plain where stories are marked.
pub(super) const STORY_PLAIN_ON_MARKED_PAGE: f32 = -1.5;
/// Marked like a crosshead of the story above, deeper than its headline.
pub(super) const STORY_MARKED_AS_PART: f32 = -1.5;
/// The name of a column right above: it names what begins below it.
pub(super) const STORY_BELOW_LABEL: f32 = 3.0;
/// Numbered: 一、 （二）
pub(super) const STORY_NUMBERED: f32 = -3.5;
/// … and the next heading that is marked like it is numbered, too.
pub(super) const STORY_IN_A_SERIES: f32 = -2.0;
/// The story above has been signed, or jumps away.
pub(super) const STORY_ABOVE_IS_SIGNED: f32 = 1.5;
/// Stories of this page open with 本报讯 and here none follows.
pub(super) const STORY_WITHOUT_LEAD_IN: f32 = -2.0;
/// Only one paragraph above: too early for a crosshead.
pub(super) const STORY_AFTER_ONE_PARAGRAPH: f32 = 1.0;
/// There is one, below a piece or two that may have strayed there.
pub(super) const STORY_LEAD_IN_COMES: f32 = 1.0;
/// The text below says the headline again, for the whole of it, against the share that crossheads reach too.
pub(super) const STORY_RESTATED: f32 = 3.0;
pub(super) const USUALLY_RESTATED: f32 = 0.3;
/// The text below goes on with the words of the story above, against the share that any two stories have in common.
pub(super) const STORY_CONTINUED: f32 = 8.0;
pub(super) const USUALLY_CONTINUED: f32 = 0.15;
/// Paragraphs below a heading that are read for it; their letters make that evidence heavier from this many on …
pub(super) const TURN_PARAGRAPHS: usize = 3;
pub(super) const TURN_LETTERS: f32 = 100.0;
/// … up to so many times.
pub(super) const TURN_MOST: f32 = 1.5;
/// A heading built like the crosshead above or the heading below: for the share of letters they have in common, in order, above what
/// headlines have.
pub(super) const STORY_PARALLEL: f32 = -12.0;
pub(super) const USUALLY_PARALLEL: f32 = 0.25;
/// … which two headings have that both begin with who says what follows.
pub(super) const PARALLEL_SPEAKERS: f32 = 0.6;
/// It begins with a place that the story above never named.
pub(super) const STORY_ELSEWHERE: f32 = 1.2;
/// Pieces above a heading in which a place or a question is looked for.
pub(super) const STORY_ABOVE_PIECES: usize = 100;
/// A paragraph breaks off right above and goes on right below.
pub(super) const STORY_TAIL_BELOW: f32 = -1.0;
/// A bullet before the heading like that of the headline above …
pub(super) const STORY_BULLET_SAME: f32 = 2.5;
/// … or another one, or none, where that has one.
pub(super) const STORY_BULLET_OTHER: f32 = -3.5;
/// Limit of either, and of a headline said again as a whole.
pub(super) const WORDS_MOST: f32 = 1.5;
pub(super) const RESTATED_MOST: f32 = 2.5;
/// The story above opened with a byline or 本报讯, and nothing of the kind follows here.
pub(super) const STORY_ABOVE_WAS_ANNOUNCED: f32 = -0.5;
/// It opened with names on a line of their own: features do, and features have crossheads.
pub(super) const STORY_ABOVE_WAS_NAMED: f32 = -0.6;
/// … a single heading without a lead-in above all …
pub(super) const STORY_PARTS_WHAT_WAS_NAMED: f32 = -1.0;
/// … the more so if a deck behind a dash stands below its headline: of 25 headings below such features that nothing else tells, 21 part
/// them, and four head round-ups.
pub(super) const STORY_ABOVE_WAS_DASHED: f32 = -2.0;
/// Questions and answers begin below.
pub(super) const STORY_ASKS: f32 = 1.5;
/// The text below is signed before the next heading.
pub(super) const STORY_SIGNED_BELOW: f32 = 1.0;
/// Several heading lines together: kicker, headline, deck.
pub(super) const STORY_SEVERAL_HEADS: f32 = 1.0;
/// More blank lines above than usual.
pub(super) const STORY_AFTER_WIDE_GAP: f32 = 0.7;
/// No blank line above on a page where headlines have one.
pub(super) const STORY_TIGHT: f32 = -1.0;
/// Characters of the shortest caption whose words tell whether it belongs to the story around it …
pub(super) const SHORTEST_TELLING_CAPTION: usize = 40;
/// … and the share of its pairs of letters that the story must have said.
pub(super) const CAPTION_TELLS: f32 = 0.12;
/// A shorter one says little, but what shares next to nothing with the story shows something else …
pub(super) const SHORT_CAPTION_TELLS: f32 = 0.06;
/// … unless it is so short that it says nothing by itself.
pub(super) const SHORTEST_LONE_CAPTION: usize = 18;
/// Characters of the longest caption behind a bullet.
pub(super) const LONGEST_BULLET_CAPTION: usize = 45;
/// Characters of the longest caption that cannot be a story of its own.
pub(super) const LONGEST_OWN_CAPTION: usize = 30;
/// … and of one that says who stands where: no paragraph does.
pub(super) const LONGEST_POINTING_CAPTION: usize = 80;

// Where a picture's caption begins (`photos`).

/// It goes back over a seam that reads at least this well.
pub(super) const CAPTION_FLOWS: f32 = -0.5;
/// Characters of the longest paragraph that opens a caption without a gap above.
pub(super) const LONGEST_SCENE: usize = 70;

// How a seam reads (`seam`).

/// Limits of the evidence of one pair of characters.
pub(super) const SEAM_WORST: f32 = -2.5;
pub(super) const SEAM_BEST: f32 = 5.0;
/// A figure or a Latin word goes on.
pub(super) const SEAM_FIGURES: f32 = 1.5;
/// A figure goes on with what it counts.
pub(super) const SEAM_MEASURE: f32 = 1.2;
/// 达到, 超过, 共 before the seam ask for the figure behind it.
pub(super) const SEAM_FIGURE_ASKED: f32 = 1.5;
/// 将于 before the seam asks for a day. Paragraphs begin with days, too.
pub(super) const SEAM_DAY_ASKED: f32 = 2.5;
/// 农民, 县长 before the seam ask for a name, more than paragraphs like to begin with one.
pub(super) const SEAM_NAME_ASKED: f32 = 3.0;
/// 说， before the seam asks for the speech behind it, though paragraphs begin with speech, too.
pub(super) const SEAM_SPEECH_ASKED: f32 = 3.0;
/// A quote or bracket opened before the seam is closed after it.
pub(super) const SEAM_QUOTES_MEET: f32 = 3.0;
/// It stays open.
pub(super) const SEAM_QUOTE_LEFT_OPEN: f32 = -0.5;
/// One is closed that was never opened.
pub(super) const SEAM_QUOTE_FROM_NOWHERE: f32 = -1.5;
/// Characters on both sides in which quotes are looked for: long quotations go over whole paragraphs.
pub(super) const QUOTE_WINDOW: usize = 80;
/// No paragraph begins with 的 or a comma.
pub(super) const OPENS_IMPOSSIBLY: f32 = -4.0;
/// Nor does its first sentence end, or part, after a letter or two: 上。他家去年…, 亩，户均增收….
pub(super) const OPENS_WITH_A_SCRAP: f32 = -3.0;
/// Limits of the odds that a paragraph begins with a character: that it seldom does says less than that it often does.
pub(super) const OPENS_SELDOM: f32 = -1.2;
pub(super) const OPENS_OFTEN: f32 = 2.0;
/// Letters of the longest piece that is nothing but the last words of a question.
pub(super) const LONGEST_REMNANT: usize = 8;
/// A few last words of a sentence are seldom a paragraph: 老旧小区。
pub(super) const OPENS_AS_REMNANT: f32 = -1.5;
/// 据介绍, 会上, 8月9日: words paragraphs like to begin with.
pub(super) const OPENS_WITH_WORD: f32 = 1.0;
/// A quote is closed that was never opened: it was, in the piece above.
pub(super) const OPENS_INSIDE_QUOTE: f32 = -2.0;
/// A name and a colon, or 有人说：“: somebody speaks.
pub(super) const OPENS_AS_SPEECH: f32 = 3.5;
/// A line wrapped hard that looks this much like the beginning of a paragraph begins one, if a full stop stands above.
pub(super) const OPENS_PLAINLY: f32 = 1.5;
/// 三、: though 三、四 may stand in a sentence, too.
pub(super) const OPENS_COUNTED: f32 = 3.0;
/// The first words stand in bold, and not the whole line.
pub(super) const OPENS_IN_BOLD: f32 = 5.0;
/// Letters that may be read twice at a column's end.
pub(super) const SHORTEST_OVERLAP: usize = 3;
pub(super) const LONGEST_OVERLAP: usize = 40;

// The page-wide decision (`cut`).

/// Hypotheses kept at each step, and open tails a hypothesis remembers.
pub(super) const HYPOTHESES: usize = 24;
pub(super) const OPEN_TAILS: usize = 4;
/// Paragraphs after which an open tail is given up.
pub(super) const FARTHEST_JOIN: usize = 16;
/// A broken paragraph that is never continued: its end was lost, which is rarer than a break.
pub(super) const TAIL_LOST: f32 = -2.0;
/// A whole paragraph of the same story stands between the halves of a broken one.
pub(super) const INTERPOSED: f32 = -2.5;
/// The continuation is the next piece of the same story.
pub(super) const JOIN_NEXT: f32 = 2.0;
/// It is, but more blank lines than usual stand between: often something was put in between there.
pub(super) const JOIN_NEXT_AFTER_WIDE_GAP: f32 = 0.3;
/// It stands inside another story.
pub(super) const JOIN_ACROSS: f32 = -1.2;
/// For every paragraph between.
pub(super) const JOIN_DISTANCE: f32 = -0.2;
/// For every further story that begins between: columns lie side by side, so a piece strays into the next story, seldom farther.
pub(super) const JOIN_FURTHER: f32 = -0.8;
/// More blank lines than usual before a piece: another column begins here.
pub(super) const JOIN_WIDE_GAP: f32 = 0.5;
/// Pages that indent paragraphs: an indented piece begins one, another does not.
pub(super) const JOIN_INDENTED: f32 = -4.0;
pub(super) const JOIN_NOT_INDENTED: f32 = 2.0;
/// Right below the headline of another story stands its beginning.
pub(super) const JOIN_BELOW_HEAD: f32 = -1.5;
/// Words and names shared with one story rather than the other, for the whole difference.
pub(super) const SHARED_WORDS: f32 = 9.0;
pub(super) const SHARED_WORDS_MOST: f32 = 2.5;
/// The first paragraph of its own stays in a story the reading was only brought back to by a continuation.
pub(super) const STAY_AWAY: f32 = -0.3;
/// … and its words speak for it, at most so much.
pub(super) const STAY_SAID_MOST: f32 = 1.0;
/// It does right below another headline, which then has no text of its own yet: the end of a paragraph strays there, seldom more.
pub(super) const STAY_BELOW_HEAD: f32 = -2.0;
/// A whole paragraph stands inside a story whose own stands open: columns read across. Only into one of the last stories begun, and
/// only where its words say so …
pub(super) const STRAYED_WHOLE: f32 = -3.0;
/// … by at least this much.
pub(super) const STRAYED_SHARES: f32 = 0.4;
/// It stands in a story that says none of its words and takes up the headline of another, with this many pairs of letters at least.
pub(super) const STRAYED_ALIEN: f32 = 0.5;
pub(super) const ALIEN_SHARES: usize = 2;
/// Stories begun before this one that it may belong to.
pub(super) const STRAYED_FROM: usize = 3;
/// Pairs of letters, as a share, that a paragraph below a signature or the last item must have more in common with an earlier story.
pub(super) const PAST_THE_END: f32 = 0.03;
/// Pieces of a story that are read for its words there, and letters of each.
pub(super) const STRAY_PIECES: usize = 24;
pub(super) const STRAY_LETTERS: usize = 400;
/// A paragraph of its own follows a passage repeated from an earlier story.
pub(super) const FOLLOWS_ECHO: f32 = -0.5;
/// Letters read twice at the seam, for each.
pub(super) const OVERLAP_LETTER: f32 = 0.7;
/// A full stop the transcription put at the column's end though the text goes on.
pub(super) const FALSE_STOP: f32 = -1.5;
/// What begins like this continues nothing …
pub(super) const CERTAINLY_OPENS: f32 = 6.0;
/// … as 本报讯 and the row of a list do, whatever else speaks against it.
pub(super) const OPENS_SURELY: f32 = 9.0;
/// A paragraph of its own that does not begin like one, for each point by which it does not.
pub(super) const ALONE_THOUGH_NOT_OPENING: f32 = 0.6;

// Headings in doubt (`unmarked::doubtful`).

/// Letters of the shortest piece that a column's end leaves of a paragraph that began below a heading.
pub(super) const SHORTEST_FIRST_PIECE: usize = 14;
/// Letters that are fewer than any column's line has, the indent taken off.
pub(super) const LONGEST_SHORT_OF_LINE: usize = 9;
/// More evidence for a heading than this leaves no doubt.
pub(super) const DOUBT_MOST: f32 = 2.0;
/// A text nearby must read this well after a heading, and this much better than as a beginning, before it is doubted.
pub(super) const DOUBT_READS: f32 = 0.0;
pub(super) const DOUBT_GOES_ON: f32 = 1.0;
/// The page must be explained better by this much if a heading is to be read as text.
pub(super) const DOUBT_GAIN: f32 = 1.5;
/// Each doubt reads the page once more; pages full of doubts are read with the first few settled.
pub(super) const MOST_DOUBTS: usize = 8;
/// Pieces that may be read again for doubts, all readings together: a page of two thousand pieces gets two.
pub(super) const DOUBT_PIECES: usize = 4_000;
/// A line with more evidence than this for a heading is not the middle of a broken paragraph.
pub(super) const DOUBT_IN_THE_MIDDLE: f32 = 0.3;
