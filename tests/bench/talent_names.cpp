#include "tests/bench/talent_names.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace whither::bench {

namespace {

using layout::Random;
using std::string_view;

constexpr std::array<string_view, 48> kGiven{
    "Ada",    "Ágnes",   "Aïcha",    "Anders",  "Andrés",   "Ayşe",    "Beatriz",   "Björn",  "Chloé",  "Çağla",
    "Dáithí", "Eleanor", "Émile",    "Fatima",  "Frédéric", "Grażyna", "Guillaume", "Hélène", "Ingrid", "Íñigo",
    "Jakub",  "Jürgen",  "Katalin",  "Kwame",   "Leïla",    "Łukasz",  "Magnús",    "Malik",  "María",  "Mikkel",
    "Naïm",   "Ngozi",   "Olga",     "Øystein", "Priya",    "Radek",   "Rajesh",    "Renée",  "Samira", "Søren",
    "Tamás",  "Thiago",  "Timothée", "Ursula",  "Vítor",    "William", "Zoë",       "Zuzana"};
constexpr std::array<string_view, 60> kFamily{
    "Adebayo",    "Åkesson",   "Álvarez", "Andersson", "Banerjee", "Bélanger", "Böhm",       "Castaño",  "Čapek",
    "Dąbrowski",  "Dupont",    "Eriksen", "Fernández", "Fischer",  "García",   "Ghosh",      "Grünwald", "Hansen",
    "Horváth",    "Ibrahim",   "İnönü",   "Iyer",      "Janssen",  "Jiménez",  "Jóhannsson", "Kaya",     "Kowalczyk",
    "Lacroix",    "Lindström", "Lópes",   "Martinet",  "Mensah",   "Müller",   "Nakamura",   "Nguyễn",   "Novák",
    "O'Connor",   "Okafor",    "Østby",   "Patel",     "Petrović", "Quist",    "Rodríguez",  "Rozière",  "Sánchez",
    "Schmidt",    "Šimunić",   "Smith",   "Stoyanov",  "Szabó",    "Taylor",   "Touvron",    "Ünal",     "van Dijk",
    "Villeneuve", "Weiß",      "Xhaka",   "Yılmaz",    "Zając",    "Zhukov"};

/// Syllable or character and how it is read.
struct Read {
    string_view latin;
    string_view written;
};
constexpr std::array<Read, 20> kChineseFamily{
    {{"Wang", "王"}, {"Li", "李"},  {"Zhang", "张"}, {"Liu", "刘"}, {"Chen", "陈"}, {"Yang", "杨"}, {"Huang", "黄"},
     {"Zhao", "赵"}, {"Wu", "吴"},  {"Zhou", "周"},  {"Xu", "徐"},  {"Sun", "孙"},  {"Ma", "马"},   {"Zhu", "朱"},
     {"Hu", "胡"},   {"Guo", "郭"}, {"He", "何"},    {"Lin", "林"}, {"Gao", "高"},  {"Luo", "罗"}}};
constexpr std::array<Read, 24> kChineseGiven{
    {{"wei", "伟"},   {"fang", "芳"}, {"na", "娜"},   {"min", "敏"},  {"jing", "静"}, {"li", "丽"},
     {"qiang", "强"}, {"lei", "磊"},  {"jun", "军"},  {"yang", "洋"}, {"yong", "勇"}, {"yan", "艳"},
     {"jie", "杰"},   {"juan", "娟"}, {"tao", "涛"},  {"ming", "明"}, {"chao", "超"}, {"xiu", "秀"},
     {"xia", "霞"},   {"ping", "平"}, {"gang", "刚"}, {"gui", "桂"},  {"yi", "怡"},   {"hao", "浩"}}};
constexpr std::array<Read, 12> kJapaneseFamily{{{"Satō", "佐藤"},
                                                {"Suzuki", "鈴木"},
                                                {"Takahashi", "高橋"},
                                                {"Tanaka", "田中"},
                                                {"Itō", "伊藤"},
                                                {"Watanabe", "渡辺"},
                                                {"Yamamoto", "山本"},
                                                {"Nakamura", "中村"},
                                                {"Kobayashi", "小林"},
                                                {"Katō", "加藤"},
                                                {"Yoshida", "吉田"},
                                                {"Yamada", "山田"}}};
constexpr std::array<Read, 8> kJapaneseGiven{{{"Haruto", "陽翔"},
                                              {"Yui", "結衣"},
                                              {"Sōta", "颯太"},
                                              {"Hina", "陽菜"},
                                              {"Ren", "蓮"},
                                              {"Sakura", "さくら"},
                                              {"Takumi", "匠"},
                                              {"Aoi", "葵"}}};

constexpr std::array<string_view, 40> kCompanyFirst{
    "Acorn",   "Aether",  "Alder", "Argon",    "Aurora",  "Basalt",   "Beacon",  "Borealis", "Cinder", "Cobalt",
    "Corvid",  "Delta",   "Ember", "Équinoxe", "Fjord",   "Gradient", "Halcyon", "Helix",    "Indigo", "Juniper",
    "Kestrel", "Lattice", "Lumen", "Meridian", "Mosaïc",  "Nimbus",   "Nørd",    "Obsidian", "Orbit",  "Parallax",
    "Quill",   "Quorum",  "Rivet", "Saffron",  "Sequoia", "Tessera",  "Umbra",   "Vector",   "Xylem",  "Zenith"};
constexpr std::array<string_view, 20> kCompanySecond{"AI",       "Analytics",     "Biosciences", "Capital",  "Cloud",
                                                     "Compute",  "Dynamics",      "Energy",      "Foundry",  "GmbH",
                                                     "Health",   "Labs",          "Materials",   "Networks", "Research",
                                                     "Robotics", "Semiconductor", "Software",    "Systems",  "Works"};
constexpr std::array<Read, 16> kChineseCompanyFirst{{{"Xingchen", "星辰"},
                                                     {"Yunhai", "云海"},
                                                     {"Mingde", "明德"},
                                                     {"Huashan", "华山"},
                                                     {"Qingyun", "青云"},
                                                     {"Beidou", "北斗"},
                                                     {"Tianhe", "天河"},
                                                     {"Zhihui", "智慧"},
                                                     {"Changjiang", "长江"},
                                                     {"Jinshan", "金山"},
                                                     {"Ruifeng", "瑞丰"},
                                                     {"Lantian", "蓝天"},
                                                     {"Donghu", "东湖"},
                                                     {"Hengxin", "恒信"},
                                                     {"Wanxiang", "万象"},
                                                     {"Shenlan", "深蓝"}}};
constexpr std::array<Read, 6> kChineseCompanySecond{{{"Technology", "科技"},
                                                     {"Intelligence", "智能"},
                                                     {"Networks", "网络"},
                                                     {"Data", "数据"},
                                                     {"Robotics", "机器人"},
                                                     {"Research Institute", "研究院"}}};

template <std::size_t count, class Item> const Item& anyOf(const std::array<Item, count>& items, Random& random) {
    return items[random.below(static_cast<std::uint32_t>(count))];
}

std::string joined(string_view first, string_view second) {
    std::string text(first);
    text += ' ';
    text += second;
    return text;
}

std::string latinName(Random& random) {
    std::string name(anyOf(kGiven, random));
    if (random.unit() < 0.2) {
        name += ' ';
        name += static_cast<char>('A' + random.below(26));
        name += '.';
    }
    name = joined(name, anyOf(kFamily, random));
    const double u = random.unit();
    if (u < 0.08)
        name = name + "-" + std::string(anyOf(kFamily, random));
    else if (u < 0.082)
        name += " 🦊";
    else if (u < 0.083)
        name = "Dr. " + name + " " + std::string(anyOf(kFamily, random)) + " y " + std::string(anyOf(kFamily, random)) +
               " de los Montes de Oca y Ruiz de Apodaca";
    return name;
}

} // namespace

MadeName personName(Random& random) {
    const double u = random.unit();
    if (u < 0.1) {
        const Read& family = anyOf(kChineseFamily, random);
        std::string given(anyOf(kChineseGiven, random).latin);
        std::string written;
        const Read& first = anyOf(kChineseGiven, random);
        const Read& second = anyOf(kChineseGiven, random);
        const bool isShort = random.unit() < 0.3;
        given = std::string(first.latin) + (isShort ? std::string() : std::string(second.latin));
        given.front() = static_cast<char>(given.front() - 'a' + 'A');
        written = std::string(family.written) + std::string(first.written) +
                  (isShort ? std::string() : std::string(second.written));
        return {joined(given, family.latin), written};
    }
    if (u < 0.125) {
        const Read& family = anyOf(kJapaneseFamily, random);
        const Read& given = anyOf(kJapaneseGiven, random);
        return {joined(given.latin, family.latin), std::string(family.written) + std::string(given.written)};
    }
    return {latinName(random), {}};
}

MadeName companyName(Random& random) {
    const double u = random.unit();
    if (u < 0.1) {
        const Read& first = anyOf(kChineseCompanyFirst, random);
        const Read& second = anyOf(kChineseCompanySecond, random);
        return {joined(first.latin, second.latin), std::string(first.written) + std::string(second.written)};
    }
    std::string name = joined(anyOf(kCompanyFirst, random), anyOf(kCompanySecond, random));
    if (u < 0.5)
        name = joined(anyOf(kCompanyFirst, random), name);
    else if (u < 0.6)
        name += " " + std::to_string(1 + random.below(999));
    return {name, {}};
}

} // namespace whither::bench
