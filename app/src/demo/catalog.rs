//! The demo shop's catalog: a household and textile shop in Algiers, written for this purpose.

/// A product with its names, price in dinars, pieces per variant.
pub struct DemoProduct {
    pub ar: &'static str,
    pub en: &'static str,
    pub fr: &'static str,
    pub about_ar: &'static str,
    pub about_en: &'static str,
    pub about_fr: &'static str,
    pub category: usize,
    pub price: i64,
    /// Name of the one option, in Arabic as the shop writes it.
    pub option: &'static str,
    pub values: &'static [&'static str],
    pub pieces: i64,
}

/// Names of the categories in Arabic, English and French.
pub const CATEGORIES: &[(&str, &str, &str)] = &[
    ("مفروشات", "Home textiles", "Linge de maison"),
    ("أواني", "Kitchenware", "Vaisselle"),
    ("ملابس", "Clothes", "Vêtements"),
    ("هدايا", "Gifts", "Cadeaux"),
];

/// The option whose values all look alike.
pub const SIZES: &str = "المقاس";

pub const PRODUCTS: &[DemoProduct] = &[
    DemoProduct {
        ar: "غطاء سرير دوريس",
        en: "Doris bedspread",
        fr: "Couvre-lit Doris",
        about_ar: "غطاء سرير مزدوج من القطن المنسوج، 220 × 240 سم. يُغسل في \
                   الغسالة على 30 درجة ولا يحتاج إلى كيّ.",
        about_en: "Woven cotton bedspread for a double bed, 220 × 240 cm. \
                   Machine wash at 30 °C; no ironing.",
        about_fr: "Couvre-lit deux places en coton tissé, 220 × 240 cm. Lavage en machine \
                   à 30 °C ; sans repassage.",
        category: 0,
        price: 6_800,
        option: "اللون",
        values: &["خمري", "كريمي", "أخضر زيتوني"],
        pieces: 12,
    },
    DemoProduct {
        ar: "طقم مناشف حمّام",
        en: "Bath towel set",
        fr: "Lot de serviettes de bain",
        about_ar: "ثلاث مناشف قطنية كثيفة: حمّام ويدين ووجه. 500 غ/م²، تجفّ \
                   بسرعة.",
        about_en: "Three dense cotton towels: bath, hand and face. 500 g/m², quick to dry.",
        about_fr: "Trois serviettes épaisses en coton : bain, mains et visage. 500 g/m², \
                   séchage rapide.",
        category: 0,
        price: 3_200,
        option: "اللون",
        values: &["أبيض", "فيروزي"],
        pieces: 30,
    },
    DemoProduct {
        ar: "وسادة مطرّزة",
        en: "Embroidered cushion",
        fr: "Coussin brodé",
        about_ar: "وسادة 45 × 45 سم بتطريز يدوي من قسنطينة، مع حشوة قابلة \
                   للغسل.",
        about_en: "Cushion, 45 × 45 cm, embroidered by hand in Constantine, with a washable filling.",
        about_fr: "Coussin de 45 × 45 cm brodé à la main à Constantine, garnissage lavable.",
        category: 0,
        price: 1_900,
        option: "",
        values: &[],
        pieces: 24,
    },
    DemoProduct {
        ar: "سجادة صوف صغيرة",
        en: "Small wool rug",
        fr: "Petit tapis en laine",
        about_ar: "سجادة من صوف غرداية، 80 × 120 سم، نسيج يدوي بألوان \
                   نباتية.",
        about_en: "Wool rug from Ghardaïa, 80 × 120 cm, woven by hand in plant colours.",
        about_fr: "Tapis en laine de Ghardaïa, 80 × 120 cm, tissé à la main aux couleurs végétales.",
        category: 0,
        price: 14_500,
        option: "",
        values: &[],
        pieces: 5,
    },
    DemoProduct {
        ar: "طقم فناجين قهوة",
        en: "Coffee cup set",
        fr: "Service à café",
        about_ar: "ستة فناجين وستة صحون من الخزف المزجّج، باليد من باتنة. آمنة \
                   في غسالة الأواني.",
        about_en: "Six cups and six saucers of glazed stoneware, made by hand in Batna. Dishwasher safe.",
        about_fr: "Six tasses et six soucoupes en grès émaillé, faites à la main à Batna. \
                   Passe au lave-vaisselle.",
        category: 1,
        price: 4_200,
        option: "النقش",
        values: &["أزرق", "ترابي"],
        pieces: 15,
    },
    DemoProduct {
        ar: "إبريق شاي نحاسي",
        en: "Brass teapot",
        fr: "Théière en laiton",
        about_ar: "إبريق شاي من النحاس المطروق بسعة لتر واحد، مبطّن بالقصدير \
                   الغذائي.",
        about_en: "Teapot of hammered brass, one litre, lined with food-safe tin.",
        about_fr: "Théière d’un litre en laiton martelé, étamée à l’étain alimentaire.",
        category: 1,
        price: 5_600,
        option: "",
        values: &[],
        pieces: 9,
    },
    DemoProduct {
        ar: "طاجين فخار",
        en: "Clay tagine",
        fr: "Tajine en terre cuite",
        about_ar: "طاجين فخار بقطر 28 سم لأربعة أشخاص، يصلح للفرن وللنار \
                   الهادئة.",
        about_en: "Clay tagine, 28 cm, for four people; for the oven and for a gentle flame.",
        about_fr: "Tajine en terre cuite de 28 cm pour quatre personnes ; au four et à feu doux.",
        category: 1,
        price: 2_700,
        option: "",
        values: &[],
        pieces: 18,
    },
    DemoProduct {
        ar: "صينية خشب الزيتون",
        en: "Olive wood tray",
        fr: "Plateau en bois d’olivier",
        about_ar: "صينية تقديم من خشب الزيتون، 40 × 25 سم، كل قطعة بعروقها \
                   الخاصة.",
        about_en: "Serving tray of olive wood, 40 × 25 cm; each piece has its own grain.",
        about_fr: "Plateau de service en bois d’olivier, 40 × 25 cm ; chaque pièce a ses \
                   propres veines.",
        category: 1,
        price: 3_900,
        option: "",
        values: &[],
        pieces: 11,
    },
    DemoProduct {
        ar: "قميص كتّان",
        en: "Linen shirt",
        fr: "Chemise en lin",
        about_ar: "قميص كتّان خفيف بقصّة مستقيمة وأزرار من الصدف. يُغسل على 40 \
                   درجة.",
        about_en: "Light linen shirt, straight cut, shell buttons. Wash at 40 °C.",
        about_fr: "Chemise légère en lin, coupe droite, boutons en nacre. Lavage à 40 °C.",
        category: 2,
        price: 4_900,
        option: SIZES,
        values: &["S", "M", "L", "XL"],
        pieces: 8,
    },
    DemoProduct {
        ar: "وشاح صوف",
        en: "Wool scarf",
        fr: "Écharpe en laine",
        about_ar: "وشاح صوف ناعم 30 × 180 سم، دافئ وخفيف.",
        about_en: "Soft wool scarf, 30 × 180 cm, warm and light.",
        about_fr: "Écharpe en laine douce, 30 × 180 cm, chaude et légère.",
        category: 2,
        price: 2_300,
        option: "اللون",
        values: &["رمادي", "خردلي", "كحلي"],
        pieces: 16,
    },
    DemoProduct {
        ar: "علبة تمر دقلة نور",
        en: "Deglet Nour dates, gift box",
        fr: "Coffret de dattes Deglet Nour",
        about_ar: "كيلوغرام من تمر دقلة نور المختار من طولقة، في علبة \
                   هدية.",
        about_en: "One kilogram of choice Deglet Nour dates from Tolga, in a gift box.",
        about_fr: "Un kilogramme de dattes Deglet Nour choisies, de Tolga, en coffret cadeau.",
        category: 3,
        price: 1_600,
        option: "",
        values: &[],
        pieces: 40,
    },
    DemoProduct {
        ar: "شمعة زهر البرتقال",
        en: "Orange blossom candle",
        fr: "Bougie fleur d’oranger",
        about_ar: "شمعة من شمع الصويا بعطر زهر البرتقال، تدوم 35 \
                   ساعة.",
        about_en: "Soy wax candle with the scent of orange blossom; burns for 35 hours.",
        about_fr: "Bougie en cire de soja parfumée à la fleur d’oranger ; brûle 35 heures.",
        category: 3,
        price: 1_250,
        option: "",
        values: &[],
        pieces: 0,
    },
];

/// Sample customers: name, telephone, province, municipality, product, pieces.
pub const ORDERS: &[(&str, &str, &str, &str, usize, i64)] = &[
    ("سميرة بن علي", "0551 20 30 40", "16", "Bab El Oued", 0, 1),
    ("كريم حداد", "0661 11 22 33", "31", "Oran", 4, 2),
    ("Nadia Ferhat", "0770 45 67 89", "25", "Constantine", 8, 1),
    ("أمين زروقي", "0555 98 76 54", "9", "Blida", 1, 3),
    ("ليلى منصوري", "0662 34 56 78", "19", "Setif", 10, 4),
    ("Yacine Brahimi", "0773 12 34 56", "15", "Tizi Ouzou", 5, 1),
    ("هدى قاسمي", "0559 87 65 43", "23", "Annaba", 2, 2),
    ("رشيد عماري", "0665 55 44 33", "16", "Hydra", 9, 1),
];

/// Delivery fees in dinars: province (empty = everywhere else), home, desk.
pub const FEES: &[(&str, i64, Option<i64>)] =
    &[("", 800, None), ("16", 400, None), ("9", 500, None), ("31", 700, None), ("25", 700, None)];
