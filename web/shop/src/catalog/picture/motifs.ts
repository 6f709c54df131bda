import type { Dice } from './dice';
import { area, box, circle, heart, oval, star, stroke, type Palette, type Shape } from './shapes';

/** Draws one thing, standing on a shelf at y = 160, in the colours given; the dice choose its pattern and build. */
export type Motif = (ink: Palette, dice: Dice) => Shape[];

/** Dots, stripes, hearts, stars or nothing, within a field of the thing. */
function pattern(ink: Palette, dice: Dice, x: number, y: number, width: number, height: number): Shape[] {
  const shapes: Shape[] = [];
  const kind = dice.of(5);
  const step = dice.one([15, 18, 22]);
  if (kind === 1) {
    for (let at = y + step / 2; at < y + height - 3; at += step) {
      shapes.push(box(x, at, width, dice.one([4, 4, 7]), 0, ink.light));
    }
    return shapes;
  }
  if (kind === 4) {
    return [heart(x + width / 2, y + height / 2, Math.min(width, height) * 0.55, ink.light)];
  }
  if (kind === 0) {
    return [
      star(x + width / 2, y + height / 2, 5, Math.min(width, height) * 0.32, Math.min(width, height) * 0.14, ink.spark),
    ];
  }
  for (let row = 0, at = y + step / 2; at < y + height - 3; at += step, row++) {
    for (let across = x + (row % 2 === 0 ? step / 2 : step); across < x + width - 3; across += step) {
      shapes.push(kind === 2 ? circle(across, at, 3, ink.light) : star(across, at, 4, 4.5, 1.6, ink.spark));
    }
  }
  return shapes;
}

const flame = (x: number, y: number, ink: Palette): Shape[] => [
  area(
    `M${x} ${y - 20}C${x + 11} ${y - 7} ${x + 8} ${y + 2} ${x} ${y + 2}C${x - 8} ${y + 2} ${x - 11} ${y - 7} ${x} ${y - 20}Z`,
    ink.spark,
  ),
  oval(x, y - 4, 3, 5, ink.light),
];

export const MOTIFS = {
  candles(ink, dice) {
    const heights = [dice.between(40, 62), dice.between(64, 88), dice.between(34, 56)];
    return [
      ...heights.flatMap((height, i) => [
        box(52 + i * 34, 160 - height, 28, height, 4, [ink.mid, ink.deep, ink.light][i] ?? ink.mid),
        stroke(`M${66 + i * 34} ${160 - height}v-6`, ink.deep, 2),
        ...flame(66 + i * 34, 152 - height, ink),
      ]),
      box(42, 157, 116, 7, 3, ink.deep),
    ];
  },
  lantern(ink, dice) {
    const panes = dice.one([2, 3]);
    return [
      stroke('M78 62a22 22 0 0 1 44 0', ink.deep, 5),
      area('M68 84L86 60h28l18 24Z', ink.deep),
      box(68, 84, 64, 68, 3, ink.light),
      oval(100, 118, 26, 30, ink.glow),
      ...flame(100, 122, ink),
      box(93, 124, 14, 26, 3, ink.mid),
      ...Array.from({ length: panes + 1 }, (_, i) => box(66 + (i * 64) / panes, 84, 4, 68, 0, ink.deep)),
      box(60, 150, 80, 11, 3, ink.deep),
    ];
  },
  bulbs(ink, dice) {
    const lights = dice.one([5, 6, 7]);
    return [
      stroke('M22 66Q100 118 178 62', ink.deep, 3),
      ...Array.from({ length: lights }, (_, i) => {
        const t = (i + 0.5) / lights;
        const x = 22 + 156 * t;
        const y = 66 * (1 - t) ** 2 + 236 * t * (1 - t) + 62 * t * t;
        const colour = [ink.spark, ink.mid, ink.light][i % 3] ?? ink.mid;
        return [
          circle(x, y + 22, 17, ink.glow),
          box(x - 4, y - 1, 8, 10, 2, ink.deep),
          oval(x, y + 21, 10, 13, colour),
        ];
      }).flat(),
    ];
  },
  bag(ink, dice) {
    const round = dice.one([6, 18]);
    return [
      stroke('M76 82c0-46 48-46 48 0', ink.deep, 6),
      box(50, 78, 100, 84, round, ink.mid),
      ...pattern(ink, dice, 58, 92, 84, 60),
      box(50, 78, 100, 12, Math.min(6, round), ink.deep),
    ];
  },
  suitcase(ink, dice) {
    return [
      stroke('M82 74v-14h36v14', ink.deep, 6),
      box(38, 74, 124, 84, 12, ink.mid),
      ...pattern(ink, dice, 66, 84, 68, 66),
      box(54, 74, 9, 84, 0, ink.deep),
      box(137, 74, 9, 84, 0, ink.deep),
      circle(58.5, 112, 3, ink.spark),
      circle(141.5, 112, 3, ink.spark),
    ];
  },
  umbrella(ink, dice) {
    const slope = dice.between(-6, 6);
    return [
      stroke('M100 60V146a13 13 0 0 1-26 0', ink.deep, 5),
      area(
        'M32 106C34 62 66 42 100 42s66 20 68 64c-8-9-26-9-34 0c-8-9-26-9-34 0c-8-9-26-9-34 0c-8-9-26-9-34 0Z',
        ink.mid,
      ),
      area(`M66 106C68 66 84 46 ${100 + slope} 42C116 46 132 66 134 106c-8-9-26-9-34 0c-8-9-26-9-34 0Z`, ink.light),
      circle(100, 41, 4, ink.deep),
    ];
  },
  mug(ink, dice) {
    return [
      stroke('M130 92c34-4 34 44 0 42', ink.deep, 9),
      area('M56 76h80v66a18 18 0 0 1-18 18H74a18 18 0 0 1-18-18Z', ink.mid),
      ...pattern(ink, dice, 64, 88, 64, 56),
      oval(96, 76, 40, 8, ink.deep),
      stroke(`M84 58c-7-8 7-12 0-22M${dice.between(104, 110)} 58c-7-8 7-12 0-22`, ink.light, 4),
    ];
  },
  teapot(ink, dice) {
    return [
      stroke('M142 98c30-8 32 42-2 40', ink.deep, 8),
      area('M62 132C44 128 40 98 26 92c14-8 30 2 38 16Z', ink.deep),
      oval(102, 120, 48, 40, ink.mid),
      ...pattern(ink, dice, 76, 98, 52, 44),
      area('M68 88c10-16 58-16 68 0Z', ink.deep),
      circle(102, 70, 7, ink.spark),
      box(80, 157, 44, 6, 3, ink.deep),
    ];
  },
  cake(ink, dice) {
    const cherries = dice.one([3, 4, 5]);
    return [
      area('M94 128h12l8 32H86Z', ink.deep),
      box(64, 156, 72, 6, 3, ink.deep),
      box(34, 122, 132, 8, 4, ink.deep),
      box(52, 84, 96, 38, 6, ink.mid),
      area(
        'M52 92c0-10 4-12 10-12h76c6 0 10 2 10 12c0 16-14 16-16 4c-2 18-20 18-22 2c-2 12-20 12-22 0c-2 16-20 14-22-2c-2 14-14 10-14-4Z',
        ink.light,
      ),
      ...Array.from({ length: cherries }, (_, i) => circle(100 + (i - (cherries - 1) / 2) * 20, 74, 7, ink.spark)),
    ];
  },
  plate(ink, dice) {
    const leaves = dice.one([6, 8, 10]);
    return [
      circle(100, 104, 58, ink.mid),
      circle(100, 104, 42, ink.light),
      ...Array.from({ length: leaves }, (_, i) => {
        const angle = (2 * Math.PI * i) / leaves;
        return circle(100 + 50 * Math.cos(angle), 104 + 50 * Math.sin(angle), 4.5, ink.spark);
      }),
      star(100, 104, dice.one([5, 6, 8]), 20, 9, ink.mid),
      stroke('M24 74v62M18 74v18a6 6 0 0 0 12 0V74', ink.deep, 4),
      stroke('M176 136V74c10 8 10 26 0 32', ink.deep, 4),
    ];
  },
  jar(ink, dice) {
    return [
      box(62, 76, 76, 84, 14, ink.light),
      box(68, 98, 64, 56, 10, ink.mid),
      box(66, 58, 68, 20, 5, ink.deep),
      box(74, 106, 52, 34, 4, ink.light),
      ...(dice.of(2) === 0 ? [heart(100, 122, 20, ink.spark)] : [stroke('M84 118h32M84 128h22', ink.deep, 4)]),
    ];
  },
  bunting(ink, dice) {
    const flags = dice.one([5, 6]);
    const colours = [ink.mid, ink.spark, ink.deep, ink.light];
    const row = (top: number, sag: number, turn: number) => [
      ...Array.from({ length: flags }, (_, i) => {
        const t = (i + 0.5) / flags;
        const x = 14 + 172 * t;
        const y = top + 4 * sag * t * (1 - t);
        return area(`M${x - 14} ${y}h28L${x} ${y + 34}Z`, colours[(i + turn) % 4] ?? ink.mid);
      }),
      stroke(`M14 ${top}Q100 ${top + 2 * sag} 186 ${top}`, ink.deep, 3),
    ];
    return [...row(44, dice.between(12, 22), 0), ...row(104, dice.between(12, 20), 2)];
  },
  balloons(ink, dice) {
    return [
      stroke('M68 98Q84 140 100 164Q98 120 104 88M136 104Q118 140 100 164', ink.deep, 2.5),
      oval(66, 74, 25, 30, ink.mid),
      oval(136, 80, 24, 29, ink.spark),
      oval(102, dice.between(56, 64), 27, 33, ink.light),
      oval(92, 50, 6, 9, ink.ground),
    ];
  },
  card(ink, dice) {
    return [
      area('M46 66l84-18v98l-84 16Z', ink.deep),
      box(58, 58, 92, 104, 5, ink.light),
      box(66, 66, 76, 88, 3, ink.mid),
      ...(dice.of(2) === 0
        ? [heart(104, 106, 42, ink.spark)]
        : [star(104, 102, 8, 26, 12, ink.spark), stroke('M84 142h40', ink.light, 4)]),
    ];
  },
  wrap(ink, dice) {
    return [
      area('M40 84l96-34l24 66l-96 34Z', ink.mid),
      ...Array.from({ length: 9 }, (_, i) =>
        star(
          64 + (i % 3) * 33 + Math.floor(i / 3) * 9,
          90 + Math.floor(i / 3) * 21 - (i % 3) * 12,
          dice.one([4, 5]),
          7,
          3,
          ink.spark,
        ),
      ),
      oval(52, 117, 13, 35, ink.deep),
      oval(52, 117, 7, 24, ink.light),
    ];
  },
  notebook(ink, dice) {
    return [
      box(56, 48, 92, 114, 7, ink.deep),
      box(64, 48, 84, 114, 5, ink.mid),
      ...pattern(ink, dice, 78, 60, 60, 78),
      ...Array.from({ length: 6 }, (_, i) => stroke(`M50 ${62 + i * 17}h14`, ink.light, 4)),
      stroke('M158 158L172 68', ink.spark, 7),
    ];
  },
  nestingDoll(ink, dice) {
    const doll = (x: number, scale: number, body: string, scarf: string): Shape[] => [
      area(
        `M${x} ${160 - 92 * scale}c${26 * scale} 0 ${30 * scale} ${30 * scale} ${22 * scale} ${42 * scale}` +
          `c${18 * scale} ${22 * scale} ${6 * scale} ${50 * scale} ${-2 * scale} ${50 * scale}h${-40 * scale}` +
          `c${-8 * scale} 0 ${-20 * scale} ${-28 * scale} ${-2 * scale} ${-50 * scale}c${-8 * scale} ${-12 * scale} ${-4 * scale} ${-42 * scale} ${22 * scale} ${-42 * scale}Z`,
        body,
      ),
      circle(x, 160 - 68 * scale, 16 * scale, scarf),
      circle(x, 160 - 67 * scale, 12 * scale, ink.ground),
      circle(x - 4 * scale, 160 - 68 * scale, 1.6 * scale, ink.deep),
      circle(x + 4 * scale, 160 - 68 * scale, 1.6 * scale, ink.deep),
      heart(x, 160 - 26 * scale, 20 * scale, scarf),
    ];
    return [...doll(132, 0.78, ink.deep, ink.light), ...doll(dice.between(70, 76), 1.12, ink.mid, ink.spark)];
  },
  blocks(ink, dice) {
    const block = (x: number, y: number, colour: string, mark: Shape) => [box(x, y, 46, 46, 6, colour), mark];
    return [
      ...block(54, 114, ink.mid, star(77, 137, 5, 15, 7, ink.light)),
      ...block(104, 114, ink.deep, heart(127, 136, 24, ink.spark)),
      ...block(dice.between(72, 86), 66, ink.spark, circle(102, 89, 12, ink.light)),
    ];
  },
  ball(ink, dice) {
    const lean = dice.between(-14, 14);
    return [
      circle(100, 106, 54, ink.mid),
      area(`M100 52C${128 + lean} 74 ${128 + lean} 138 100 160C${72 + lean} 138 ${72 + lean} 74 100 52Z`, ink.light),
      area('M47 96C70 84 130 84 153 96C154 102 154 110 153 116C130 104 70 104 47 116C46 110 46 102 47 96Z', ink.spark),
      oval(78, 74, 10, 6, ink.ground),
    ];
  },
  plant(ink, dice) {
    const leaves = dice.one([5, 7]);
    return [
      ...Array.from({ length: leaves }, (_, i) => {
        const lean = (i - (leaves - 1) / 2) * 15;
        const tall = 66 - Math.abs(lean) * 0.6;
        return area(
          `M100 120Q${86 + lean} ${112 - tall / 2} ${100 + lean * 1.7} ${116 - tall}Q${114 + lean} ${112 - tall / 2} 100 120Z`,
          i % 2 === 0 ? ink.deep : ink.spark,
        );
      }),
      area('M64 118h72l-9 42H73Z', ink.mid),
      box(58, 110, 84, 14, 4, ink.light),
    ];
  },
  birdhouse(ink, dice) {
    return [
      stroke('M100 128v34', ink.deep, 7),
      area('M66 92L100 58L134 92V138H66Z', ink.mid),
      stroke('M56 98L100 54L144 98', ink.deep, 9),
      circle(100, 100, 13, ink.deep),
      stroke('M100 122h14', ink.deep, 4),
      ...(dice.of(2) === 0 ? [heart(100, 126, 12, ink.light)] : []),
      oval(150, 62, 12, 9, ink.spark),
      area('M160 60l9 2l-9 4Z', ink.deep),
    ];
  },
  cushion(ink, dice) {
    return [
      area('M44 62C72 72 128 72 156 62C148 92 148 124 158 154C126 146 74 146 42 154C52 124 52 92 44 62Z', ink.mid),
      ...pattern(ink, dice, 66, 80, 68, 56),
      circle(44, 62, 5, ink.spark),
      circle(156, 62, 5, ink.spark),
      circle(158, 154, 5, ink.spark),
      circle(42, 154, 5, ink.spark),
    ];
  },
  hottie(ink, dice) {
    return [
      box(87, 44, 26, 24, 6, ink.deep),
      box(82, 58, 36, 12, 5, ink.light),
      area('M82 68h36c4 10 24 8 24 26v52a16 16 0 0 1-16 16H74a16 16 0 0 1-16-16V94c0-18 20-16 24-26Z', ink.mid),
      ...pattern(ink, dice, 70, 94, 60, 56),
    ];
  },
  boxes(ink, dice) {
    return [
      box(46, 104, 108, 58, 4, ink.mid),
      ...pattern(ink, dice, 54, 122, 92, 34),
      box(40, 94, 120, 18, 4, ink.deep),
      box(64, 58, 72, 38, 4, ink.light),
      box(58, 50, 84, 14, 4, ink.spark),
    ];
  },
  tin(ink, dice) {
    return [
      area('M52 78v72c0 14 96 14 96 0V78Z', ink.mid),
      ...pattern(ink, dice, 64, 92, 72, 52),
      oval(100, 78, 48, 13, ink.deep),
      oval(100, 72, 48, 13, ink.light),
      circle(100, 60, 6, ink.spark),
    ];
  },
  clock(ink, dice) {
    const hour = (dice.of(12) * Math.PI) / 6;
    return [
      circle(100, 104, 56, ink.deep),
      circle(100, 104, 46, ink.light),
      ...Array.from({ length: 12 }, (_, i) =>
        circle(
          100 + 38 * Math.cos((i * Math.PI) / 6),
          104 + 38 * Math.sin((i * Math.PI) / 6),
          i % 3 === 0 ? 3.4 : 1.8,
          ink.mid,
        ),
      ),
      stroke(
        `M100 104L${100 + 20 * Math.sin(hour)} ${104 - 20 * Math.cos(hour)}M100 104L${100 + 30 * Math.cos(hour)} ${104 + 30 * Math.sin(hour)}`,
        ink.deep,
        4.5,
      ),
      circle(100, 104, 4.5, ink.spark),
      circle(70, 50, 10, ink.mid),
      circle(130, 50, 10, ink.mid),
    ];
  },
  frame(ink, dice) {
    return [
      box(48, 44, 104, 118, 5, ink.deep),
      box(58, 54, 84, 98, 2, ink.light),
      circle(dice.between(84, 122), 82, 12, ink.spark),
      area('M58 132L86 102L108 124L122 112L142 130V152H58Z', ink.mid),
    ];
  },
  heartDecoration(ink, dice) {
    return [
      stroke('M100 30Q94 48 100 70', ink.deep, 3),
      heart(100, 104, 104, ink.mid),
      ...(dice.of(2) === 0 ? [heart(100, 104, 70, ink.light)] : pattern(ink, dice, 72, 86, 56, 36)),
      circle(100, 68, 5, ink.spark),
    ];
  },
  starDecoration(ink, dice) {
    return [
      stroke('M100 26v26', ink.deep, 3),
      star(100, 106, dice.one([5, 5, 6]), 58, 26, ink.mid),
      star(100, 106, 5, 32, 14, ink.light),
      circle(100, 106, 6, ink.spark),
    ];
  },
  sign(ink, dice) {
    return [
      stroke('M58 84L100 40L142 84', ink.deep, 3.5),
      circle(100, 40, 5, ink.spark),
      box(34, 82, 132, 62, 6, ink.mid),
      box(41, 89, 118, 48, 4, ink.light),
      stroke(`M58 106h${dice.between(52, 84)}M58 122h${dice.between(30, 66)}`, ink.deep, 6),
    ];
  },
  bauble(ink, dice) {
    return [
      stroke('M100 20v34', ink.deep, 2.5),
      box(90, 50, 20, 14, 3, ink.spark),
      circle(100, 110, 48, ink.mid),
      area('M54 98Q100 80 146 98Q150 112 146 122Q100 104 54 122Q50 110 54 98Z', ink.light),
      ...Array.from({ length: 5 }, (_, i) =>
        star(68 + i * 16, 106 - (i % 2 === 0 ? 0 : 4), dice.one([4, 6]), 6, 2.5, ink.deep),
      ),
      oval(80, 80, 9, 6, ink.ground),
    ];
  },
  tree(ink, dice) {
    return [
      box(93, 142, 14, 20, 2, ink.deep),
      area('M100 40L136 90H64Z', ink.mid),
      area('M100 66L146 120H54Z', ink.mid),
      area('M100 94L154 148H46Z', ink.mid),
      star(100, 38, 5, 13, 6, ink.spark),
      ...Array.from({ length: 7 }, (_, i) =>
        circle(70 + ((i * 37 + dice.of(9)) % 62), 84 + i * 9, 4.5, i % 2 === 0 ? ink.light : ink.spark),
      ),
    ];
  },
  wreath(ink, dice) {
    const leaves = dice.one([14, 16, 18]);
    return [
      ...Array.from({ length: leaves }, (_, i) => {
        const angle = (2 * Math.PI * i) / leaves;
        const x = 100 + 44 * Math.cos(angle);
        const y = 102 + 44 * Math.sin(angle);
        return circle(x, y, 14, i % 2 === 0 ? ink.mid : ink.deep);
      }),
      ...Array.from({ length: 6 }, (_, i) =>
        circle(100 + 44 * Math.cos(i * 1.05 + 0.3), 102 + 44 * Math.sin(i * 1.05 + 0.3), 5, ink.spark),
      ),
      area('M100 146L76 132v28ZM100 146l24-14v28Z', ink.light),
      circle(100, 146, 7, ink.spark),
    ];
  },
  necklace(ink, dice) {
    const beads = dice.one([9, 11]);
    return [
      stroke('M52 40C52 150 148 150 148 40', ink.deep, 2.5),
      ...Array.from({ length: beads }, (_, i) => {
        const t = (i + 0.5) / beads;
        const x = 52 * (1 - t) ** 3 + 156 * t * (1 - t) ** 2 + 444 * t * t * (1 - t) + 148 * t ** 3;
        const y = 40 * (1 - t) ** 3 + 450 * t * (1 - t) ** 2 + 450 * t * t * (1 - t) + 40 * t ** 3;
        return circle(x, y, 6.5, i % 2 === 0 ? ink.mid : ink.spark);
      }),
      dice.of(2) === 0 ? heart(100, 142, 32, ink.deep) : star(100, 142, 8, 20, 10, ink.deep),
    ];
  },
  ring(ink, dice) {
    return [
      circle(100, 122, 42, ink.mid),
      circle(100, 122, 30, ink.ground),
      area('M74 58h52l14 18l-40 34l-40-34Z', ink.light),
      area(`M74 58l10 18h32l10-18ZM84 76l16 34l16-34Z`, dice.one([ink.spark, ink.glow])),
    ];
  },
  voucher(ink, dice) {
    return [
      area('M30 66h140v22a14 14 0 0 0 0 28v22H30v-22a14 14 0 0 0 0-28Z', ink.mid),
      stroke('M124 72v60', ink.light, 3),
      heart(78, 102, dice.between(34, 42), ink.light),
      box(102, 60, 9, 84, 0, ink.spark),
    ];
  },
  parcel(ink, dice) {
    return [
      box(48, 86, 104, 76, 5, ink.mid),
      ...pattern(ink, dice, 52, 104, 40, 54),
      box(42, 76, 116, 24, 5, ink.deep),
      box(92, 76, 16, 86, 0, ink.spark),
      area('M100 76C76 72 62 50 78 44s22 18 22 32c0-14 6-38 22-32s2 28-22 32Z', ink.spark),
    ];
  },
  service(ink, dice) {
    return [
      box(40, 80, 84, 56, 5, ink.mid),
      area('M124 98h24l16 20v18h-40Z', ink.deep),
      area('M130 104h15l10 14h-25Z', ink.light),
      circle(68, 142, 14, ink.deep),
      circle(68, 142, 6, ink.light),
      circle(140, 142, 14, ink.deep),
      circle(140, 142, 6, ink.light),
      star(82, 107, dice.one([4, 5]), 16, 7, ink.spark),
    ];
  },
} satisfies Record<string, Motif>;

export type MotifName = keyof typeof MOTIFS;
