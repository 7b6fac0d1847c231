//! One name, two people: the card parts them, the query tells them apart, and a bar of the curve holds exactly the stories it counts.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use jianbao::corpus::Corpus;
use jianbao::facts::{Hints, know};
use jianbao::index::Curve;
use jianbao::index::names::Subject;
use jianbao::query::{Field, Query};
use std::sync::Arc;

/// Invented pages of two counties far apart, and one of a city in which the first lies.
const PAGES: [(&str, &str); 5] = [
    (
        "临猗报/2023-10-12/1.txt",
        "# 临猗县整治农村环境\n\n本报讯 10月11日，临猗县县委书记王伟到猗氏镇检查。“千万工程”是抓手，要深入推进农村人居环境整治提升行动。\n",
    ),
    (
        "临猗报/2023-10-20/1.txt",
        "# 临猗县召开会议\n\n本报讯 10月19日，临猗县县委书记王伟主持会议。会议强调，要深入推进农村人居环境整治提升行动。\n",
    ),
    (
        "运城日报/2023-11-02/1.txt",
        "# 临猗县苹果丰收\n\n本报讯 11月1日，记者在山西省临猗县看到，王伟副局长正在田间。要深入推进农村人居环境整治提升行动，发展“千万工程”。\n",
    ),
    (
        "望城日报/2023-11-05/1.txt",
        "# 望城区开展安全检查\n\n本报讯 11月4日，长沙市望城区副区长王伟带队检查工地。\n",
    ),
    (
        "望城日报/2023-12-01/1.txt",
        "# 望城区部署消防\n\n本报讯 11月30日，长沙市望城区副区长王伟讲话。10月12日曾有部署。\n",
    ),
];

fn corpus() -> Corpus {
    let pages = PAGES.iter().map(|(path, text)| {
        let mut page = jianbao::parse::page(path, text.as_bytes());
        know(&mut page, &Hints { path: (*path).to_owned(), ..Hints::default() });
        Arc::new(page)
    });
    Corpus::build(1, pages.collect(), None)
}

fn found(corpus: &Corpus, text: &str) -> Vec<usize> {
    corpus.matching(&Query { text: text.to_owned(), ..Query::default() })
}

#[test]
fn a_name_of_two_people_is_parted() {
    let corpus = corpus();
    let subject = |value: &str| Subject { field: Field::Person, value: value.to_owned() };
    let card = corpus.card(&subject("王伟"), 10);
    let people: Vec<(&str, usize)> = card.same.iter().map(|same| (same.value.as_str(), same.n)).collect();
    assert_eq!(people, [("王伟@临猗县", 3), ("王伟@望城区", 2)]);
    assert_eq!(card.same.iter().map(|same| same.posts).sum::<usize>(), card.posts.len());
    for person in &card.same {
        let typed = corpus.typed_value(Field::Person, &person.value);
        let stories = found(&corpus, &typed);
        assert_eq!(stories.len(), person.n, "{typed}");
        let own = corpus.card(&subject(&person.value), 10);
        assert_eq!((own.curve.total, own.same.len()), (person.n, 0));
        assert!(own.posts.iter().all(|post| post.words.contains("区") == person.value.contains("区")));
        assert!(own.mentions.iter().all(|dated| dated.mention.words == "王伟"));
        assert_eq!(found(&corpus, &format!("人物:王伟 -{typed}")).len(), 5 - person.n);
    }
    assert_eq!(found(&corpus, "人物:王伟@湖南省"), found(&corpus, "人物:王伟@望城区"));
    assert_eq!(found(&corpus, "人物:王伟@").len(), 5);
    let typed = "人物:王伟@";
    let offered: Vec<String> =
        corpus.complete(typed, typed.len(), 5).into_iter().map(|way| way.text).collect();
    assert_eq!(offered, ["人物:王伟@临猗县", "人物:王伟@望城区"]);
    assert!(found(&corpus, "人物:王伟@绛县").is_empty());
}

#[test]
fn formulas_are_learned_from_the_stories_at_hand() {
    let card = corpus().card(&Subject { field: Field::Place, value: "山西省/运城市/临猗县".to_owned() }, 10);
    assert!(
        card.learned
            .iter()
            .any(|learned| learned.stories == 3 && learned.text.contains("农村人居环境整治提升")),
        "{:?}",
        card.learned
    );
}

#[test]
fn a_bar_holds_the_stories_it_counts() {
    let corpus = corpus();
    let curve: Curve = corpus.curve(&Query::default());
    for (date, n) in &curve.dates {
        assert_eq!(found(&corpus, &format!("刊期:{date}")).len(), *n, "{date}");
    }
    // A day that is only told is none on which a story was printed.
    assert_eq!((found(&corpus, "日期:2023-10-12").len(), found(&corpus, "刊期:2023-10-12").len()), (2, 1));
    assert_eq!(found(&corpus, "刊期:2023-10").len() + found(&corpus, "issued:2023-11..").len(), 5);
    assert!(found(&corpus, "刊期:未知").is_empty());
}
