//! The word lists of bylines and credits: family names, roles, who sends pictures. Plain tables; does not know how a line is read.
//!
//! Written for this program from general knowledge of the trade; each list holds for any paper, not for one.

use super::lookup::Words;

/// Family names in order of use, simplified and traditional, one character each.
pub(super) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈鞠匡惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由萧傅阎赖洪丘习訾琚邴逄苍糜賴張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭於蔣餘葉蘇魏呂盧鍾譚陸範賈韋鄒閆龍賀顧龔邵萬錢嚴湯溫樊齊喬龐顏莊聶魯岳關蘭寧紀單塗藍歐華饒時農繆簡車項連蘆麥婁竇黨宮費衛應閔鄔邊師叢鞏遲鄺談樂劉";

/// Family names of two characters.
pub(super) static LONG_SURNAMES: Words = Words::new(&[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "夏侯", "端木", "呼延", "南宫", "拓跋", "独孤", "完颜", "宇文", "长孙",
]);

/// Letters that write names of other tongues of the country: 阿不都热合曼, 次仁央宗, 乌云其木格.
pub(super) const TRANSCRIBED: &str = "阿不都热合曼古丽娜尔买提艾力木江吐逊依布拉因沙吾马穆罕默德努比拜克居热孜帕夏提汗玉素甫库班塔里亚赛来肉斯巴哈扎西次仁央宗卓玛旺多吉边罗桑格增珠单顿平措丹尼琼乌云其图勒日那苏敖登朝鲁恩和毕力呼青宝音代额";

/// … and letters that Tibetan names are written with and so many words, that all of a name must be of either list: 才让东智.
pub(super) const TIBETAN: &str = "才让东智旦毛本太杰";

/// Countries and cities written with such letters only.
pub(super) static FAR_PLACES: Words =
    Words::new(&["马来西亚", "罗马尼亚", "阿拉木图", "克拉玛依", "阿布扎比"]);

/// What a byline calls its people, longest first where one begins another; the second word is the role as the story gives it.
pub(super) static ROLES: Words = Words::meaning(&[
    ("全媒体记者", "记者"),
    ("融媒体记者", "记者"),
    ("特约通讯员", "通讯员"),
    ("特约撰稿人", "作者"),
    ("特约撰稿", "作者"),
    ("特约摄影师", "摄影"),
    ("特约摄影", "摄影"),
    ("摄影记者", "摄影"),
    ("特约记者", "记者"),
    ("特派记者", "记者"),
    ("首席记者", "记者"),
    ("见习记者", "记者"),
    ("实习记者", "记者"),
    ("实习生", "记者"),
    ("驻站记者", "记者"),
    ("记者站", "记者"),
    ("记者", "记者"),
    ("記者", "记者"),
    ("通讯员", "通讯员"),
    ("通訊員", "通讯员"),
    ("摄影报道", "摄影"),
    ("摄影", "摄影"),
    ("攝影", "摄影"),
    ("撰文", "作者"),
    ("撰稿", "作者"),
    ("作者", "作者"),
    ("执笔", "作者"),
    ("采写", "记者"),
    ("采访", "记者"),
    ("评论员", "作者"),
    ("供稿", "作者"),
    ("文/图", "作者"),
    ("图/文", "作者"),
    ("文／图", "作者"),
    ("图／文", "作者"),
    ("文并摄", "作者"),
    ("文/摄", "作者"),
    ("文／摄", "作者"),
    ("文 摄", "作者"),
    ("文字", "作者"),
    ("责任编辑", "编辑"),
    ("责编", "编辑"),
    ("编辑整理", "编辑"),
    ("综合整理", "编辑"),
    ("综合报道", "记者"),
    ("整理", "编辑"),
    ("编译", "编辑"),
    ("编辑", "编辑"),
    ("策划", "编辑"),
    ("统筹", "编辑"),
    ("美编", "编辑"),
    ("校对", "编辑"),
    ("版式", "编辑"),
    ("制图", "制图"),
    ("绘图", "制图"),
    ("漫画", "制图"),
    ("供图", "供图"),
    ("摄制", "摄影"),
    ("摄", "摄影"),
    ("攝", "摄影"),
    ("报道", "记者"),
    ("報道", "记者"),
    ("文", "作者"),
    ("图", "摄影"),
    ("著", "作者"),
    ("译", "作者"),
    ("譯", "作者"),
]);

/// Words that may stand before a role or name without being either.
pub(super) static BYLINE_FILLERS: Words = Words::new(&[
    "以上稿件均由",
    "以上均由",
    "以上由",
    "本版由",
    "本报",
    "本報",
    "本刊",
    "本台",
    "本社",
    "均由",
    "见习",
    "实习",
    "由",
    "本版",
    "以上",
]);

/// Words after 记者 that make the name of a column: 记者手记, 记者观察.
pub(super) static NOT_NAMES: Words = Words::new(&[
    "手记", "观察", "见闻", "连线", "调查", "札记", "述评", "走访", "体验", "在线", "来信", "节", "站", "团",
    "证", "会", "获悉", "了解", "从", "近日", "日前", "昨日", "今日", "同志", "先生", "部",
]);

/// How a line begins that says who gave the pictures: 图片由受访单位提供.
pub(super) static PICTURES_BY: Words = Words::new(&["图片由", "照片由", "图由", "本组图片由", "均由"]);

/// What stands below a picture that nobody took for the story.
pub(super) static FILE_PICTURES: Words = Words::new(&[
    "资料图片",
    "资料图",
    "资料照片",
    "資料圖片",
    "資料圖",
    "資料照片",
    "本报资料图",
    "图片来源于网络",
    "网络图片",
]);

/// Agencies that send pictures: 新华社发.
pub(super) static PICTURE_AGENCIES: Words = Words::new(&["新华社", "中新社", "人民网", "视觉中国"]);

/// How a line begins that says where a story or a picture comes from.
pub(super) static SOURCES: Words =
    Words::new(&["来源：", "来源:", "图片来源", "稿件来源", "据新华社电", "据新华社"]);

/// What contributors are where they work: 市长　洪维新.
pub(super) static POSTS: Words = Words::new(&[
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "主席",
    "主任",
    "书记",
    "院长",
    "检察长",
    "校长",
    "局长",
    "乡长",
    "镇长",
    "厂长",
    "场长",
    "队长",
    "所长",
    "站长",
    "经理",
    "支书",
    "护士",
    "医生",
    "医师",
    "教师",
    "老师",
    "职工",
    "工人",
    "农民",
    "村民",
    "战士",
    "学生",
    "队员",
    "教授",
]);
