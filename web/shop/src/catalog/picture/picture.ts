import { dice, hash } from './dice';
import { MOTIFS, type MotifName } from './motifs';
import { box, circle, type Palette, type Shape } from './shapes';

/** The words of a name or category that say what is drawn. The first line that has one of them wins. */
const BY_WORD: readonly (readonly [MotifName, string])[] = [
  ['wreath', 'WREATH'],
  ['tree', 'TREE'],
  ['bauble', 'BAUBLE BAUBLES XMAS CHRISTMAS REINDEER SANTA SNOWMAN'],
  ['umbrella', 'UMBRELLA PARASOL'],
  ['suitcase', 'SUITCASE LUGGAGE PASSPORT TRAVEL RUCKSACK'],
  ['bag', 'BAG BAGS SHOPPER PURSE'],
  ['lantern', 'LANTERN LANTERNS'],
  ['bulbs', 'LIGHTS LAMP CHANDELIER'],
  ['candles', 'T-LIGHT T-LIGHTS CANDLE CANDLES CANDLESTICK INCENSE'],
  ['teapot', 'TEAPOT TEA COFFEE'],
  ['cake', 'CAKE CAKESTAND CAKES BAKING'],
  ['mug', 'MUG CUP CUPS SAUCER TUMBLER'],
  ['jar', 'JAR JAM BOTTLE PANTRY SUGAR'],
  ['plate', 'PLATE PLATES BOWL DISH TRAY CUTLERY SPOON FORK PLACEMATS COASTER COASTERS'],
  ['bunting', 'BUNTING GARLAND'],
  ['balloons', 'BALLOON BALLOONS BIRTHDAY PARTY CONFETTI'],
  ['wrap', 'WRAP RIBBON RIBBONS TISSUE TISSUES TAPE'],
  ['notebook', 'NOTEBOOK NOTEBOOKS SKETCHBOOK BOOK PENCIL PENCILS PEN STATIONERY RULER'],
  ['card', 'CARD CARDS PAPER STICKERS LETTER'],
  ['nestingDoll', 'BABUSHKA NESTING DOLL DOLLY DOLLS'],
  ['ball', 'BALL SPACEBOY'],
  ['blocks', 'TOY JIGSAW GAME GAMES SKITTLES PUZZLE PLAYHOUSE DOMINOES BINGO BLOCK BLOCKS'],
  ['birdhouse', 'BIRD BIRDHOUSE BIRDS'],
  ['plant', 'PLANT PLANTER POT POTS HERB SEED SEEDS WATERING FLOWER FLOWERS'],
  ['hottie', 'HOTTIE WARMER'],
  ['cushion', 'CUSHION COVER QUILT BLANKET TOWEL TOWELS RUG PADS DOORMAT'],
  ['clock', 'CLOCK'],
  ['frame', 'FRAME PICTURE PHOTO MIRROR ART'],
  ['sign', 'SIGN HOOK HOOKS HANGER'],
  ['necklace', 'NECKLACE BRACELET PENDANT CHARM EARRINGS'],
  ['ring', 'RING BROOCH DIAMANTE TIARA'],
  ['tin', 'TIN TINS DRUM'],
  ['heartDecoration', 'HEART HEARTS'],
  ['starDecoration', 'STAR STARS'],
  ['boxes', 'BOX BOXES DRAWER BASKET STORAGE CABINET RACK CRATES TRINKET'],
  ['voucher', 'VOUCHER'],
];

/** What is drawn for a category, of which one is chosen by the product's id. */
const BY_CATEGORY: readonly (readonly [string, readonly [MotifName, ...MotifName[]]])[] = [
  ['christmas easter 节日', ['bauble', 'tree', 'wreath']],
  ['jewellery 首饰', ['necklace', 'ring']],
  ['lights candles 灯烛', ['candles', 'lantern', 'bulbs']],
  ['bags travel 箱包', ['bag', 'suitcase']],
  ['kitchen table 厨房', ['mug', 'plate', 'teapot', 'jar', 'cake']],
  ['party 派对', ['bunting', 'balloons']],
  ['paper cards 文具', ['card', 'notebook', 'wrap']],
  ['toys 玩具', ['blocks', 'nestingDoll', 'ball']],
  ['garden 园艺', ['plant', 'birdhouse']],
  ['textiles 布艺', ['cushion', 'hottie']],
  ['storage 收纳', ['boxes', 'tin']],
  ['decoration 装饰', ['frame', 'clock', 'heartDecoration', 'starDecoration', 'sign']],
  ['vouchers 礼品卡', ['voucher']],
  ['services 服务', ['service']],
];

const OTHERWISE: readonly [MotifName, ...MotifName[]] = ['parcel', 'heartDecoration', 'tin', 'boxes', 'starDecoration'];

const PALETTES: readonly [Palette, ...Palette[]] = [
  { ground: '#e9efe4', glow: '#d7e4cf', deep: '#1f4a3d', mid: '#5f9a7d', light: '#f7f3e3', spark: '#e0a03c' },
  { ground: '#f6e7dc', glow: '#f0d5c2', deep: '#6d2e2a', mid: '#cf6a4d', light: '#fff4e6', spark: '#e9b44c' },
  { ground: '#e4ebf3', glow: '#cfdced', deep: '#203d63', mid: '#5b86b7', light: '#f6f5ee', spark: '#e58f65' },
  { ground: '#f3e6ee', glow: '#e7d0df', deep: '#552848', mid: '#b2668f', light: '#fff3ef', spark: '#e3a857' },
  { ground: '#f5eed6', glow: '#ecdfb6', deep: '#5b431b', mid: '#c99a3b', light: '#fffaec', spark: '#b4533c' },
  { ground: '#e2f0ef', glow: '#c8e2e0', deep: '#14494d', mid: '#3f9598', light: '#f8f4e8', spark: '#ef8d6b' },
  { ground: '#ece8f4', glow: '#d9d2ea', deep: '#37305f', mid: '#7b70b5', light: '#f9f5ee', spark: '#e7b35a' },
  { ground: '#f7e6e4', glow: '#efcfcc', deep: '#68222e', mid: '#c54f5c', light: '#fff5ec', spark: '#5c9b84' },
  { ground: '#ebeee0', glow: '#dbe1c8', deep: '#3c4a1e', mid: '#8a9b46', light: '#fbf7e6', spark: '#d9793d' },
  { ground: '#eceae6', glow: '#dcd8d0', deep: '#2f3336', mid: '#7c868c', light: '#f9f7f1', spark: '#d48a3a' },
];

/** What is drawn for a product: by the words of its name, else by its category, else by its id alone. */
export function motifOf(product: { readonly id: string; readonly name: string; readonly category: string }): MotifName {
  const words = new Set(product.name.toUpperCase().split(/[^A-Z0-9-]+/));
  for (const [motif, wanted] of BY_WORD) {
    if (wanted.split(' ').some((word) => words.has(word))) {
      return motif;
    }
  }
  return motifOfCategory(product.category, product.id);
}

/** What is drawn for a category; `seed` chooses among several. */
export function motifOfCategory(category: string, seed = ''): MotifName {
  const text = category.toLowerCase();
  const found = BY_CATEGORY.find(([words]) => words.split(' ').some((word) => text.includes(word)))?.[1] ?? OTHERWISE;
  return found[seed === '' ? 0 : hash(seed) % found.length] ?? found[0];
}

/** The drawing of a thing: always the same for one seed, and hardly ever the same for two. */
export function picture(motif: MotifName, seed: string): Shape[] {
  const thrown = dice(seed);
  const ink = thrown.one(PALETTES);
  return [
    box(0, 0, 200, 200, 0, ink.ground),
    circle(thrown.between(70, 130), thrown.between(84, 110), thrown.between(68, 84), ink.glow),
    box(0, 160, 200, 40, 0, ink.glow),
    ...MOTIFS[motif](ink, thrown),
  ];
}
