package io.oneshelf.launcher.replay;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A category in both languages. Online Retail has none of its own, so a product's is read from the words of its name: the
 * first rule that has one of them wins, so the occasion (Christmas) stands before the thing (a card).
 */
record Category(String english, String chinese) {

    static final Category SERVICES = new Category("Services", "服务");
    private static final Category OTHER = new Category("Gifts and homeware", "礼品与家居");

    private static final List<Rule> RULES = List.of(
            rule("Christmas and Easter", "节日用品", "CHRISTMAS XMAS EASTER ADVENT SANTA REINDEER ANGEL WREATH SNOWMAN"),
            rule(
                    "Jewellery",
                    "首饰",
                    "NECKLACE BRACELET EARRINGS RING CHARM DIAMANTE BROOCH PENDANT HAIR TIARA HAIRCLIP"),
            rule(
                    "Lights and candles",
                    "灯烛",
                    "T-LIGHT T-LIGHTS CANDLE CANDLES LANTERN LIGHT LIGHTS LAMP INCENSE CHANDELIER CANDLESTICK"),
            rule(
                    "Bags and travel",
                    "箱包",
                    "BAG BAGS PURSE SHOPPER SUITCASE UMBRELLA PARASOL LUGGAGE PASSPORT RUCKSACK TRAVEL"),
            rule("Kitchen and table", "厨房餐桌", """
                    MUG CUP CUPS PLATE BOWL TEA COFFEE CAKE CAKESTAND TEAPOT JUG CUTLERY LUNCH BAKING JAM JAR APRON PANTRY
                    KITCHEN BOTTLE DISH TRAY COASTER COASTERS NAPKINS NAPKIN SPOON FORK EGG PAN GLASS TUMBLER CASES COSY
                    SAUCER OVEN RECIPE DOILY PLACEMATS BREAD SUGAR SNACK"""),
            rule("Party", "派对用品", "PARTY GARLAND BUNTING BALLOON BALLOONS BIRTHDAY CONFETTI"),
            rule("Paper and cards", "文具纸品", """
                    CARD CARDS PAPER WRAP NOTEBOOK NOTEBOOKS PENCIL PENCILS PEN STICKERS RIBBON RIBBONS TAPE LETTER BOOK TISSUES
                    STATIONERY CHALK ERASER ERASERS RULER SKETCHBOOK TISSUE STICKER MAGNETS"""),
            rule("Toys", "玩具", """
                    TOY JIGSAW DOLL DOLLY DOLLS PLAYHOUSE GAME GAMES SKITTLES CHILDRENS CHILDS CHILDREN'S SPACEBOY BABUSHKA
                    FELTCRAFT PUZZLE TEDDY SOLDIER BINGO DOMINOES ANIMALS BALL"""),
            rule("Garden", "园艺", "GARDEN GARDENERS PLANT BIRD SEED SEEDS WATERING POTS POT HERB PLANTER TROWEL"),
            rule("Textiles", "布艺", "CUSHION COVER TOWEL TOWELS BLANKET QUILT HOTTIE WARMER THROW RUG DOORMAT PADS"),
            rule(
                    "Storage",
                    "收纳",
                    "BOX BOXES TIN TINS DRAWER BASKET STORAGE CABINET RACK HOOK HOOKS HANGER STAND HOLDER TRINKET CRATES"),
            rule("Home decoration", "家居装饰", """
                    SIGN CLOCK FRAME MIRROR DECORATION DECORATIONS WALL ART HEART HANGING TILE DOOR KNOB METAL WOODEN WICKER
                    FLOWER FLOWERS VASE ORNAMENT PHOTO PICTURE STAR BATHROOM"""),
            rule("Gift vouchers", "礼品卡", "VOUCHER"));

    private record Rule(Category category, Set<String> words) {}

    /** The category of a product of that name. */
    static Category of(String name) {
        List<String> words = List.of(name.toUpperCase(Locale.ROOT).split("[^A-Z0-9'-]+"));
        return RULES.stream()
                .filter(rule -> words.stream().anyMatch(rule.words()::contains))
                .map(Rule::category)
                .findFirst()
                .orElse(OTHER);
    }

    private static Rule rule(String english, String chinese, String words) {
        return new Rule(new Category(english, chinese), Set.of(words.strip().split("\\s+")));
    }
}
