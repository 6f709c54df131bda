import type { Language } from '@oneshelf/kit';

/**
 * The audit's promises in Chinese, by what the server calls them; a test holds them to docs/reference/audit.md, which the
 * server's tests hold to its rules.
 */
const CHINESE: Readonly<Record<string, string>> = {
  'catalog: every GTIN belongs to the one SKU whose card carries it': '商品：每个条码只属于标有它的那个 SKU',
  'catalog: every SKU of a product has a card that says the same, and is on no other product':
    '商品：商品的每个 SKU 都有一致的卡片，且不属于其他商品',
  'catalog: every category that a product names is there': '商品：商品所属的类目都存在',
  'catalog: every picture is kept in every width it is said to have': '商品：每张图片的各个尺寸都在',
  'catalog: every picture that a product names was uploaded': '商品：商品引用的图片都已上传',
  'catalog: every version of a product since the first that was kept is kept':
    '商品：自开始保留历史版本起，每个版本都在',
  'journal: events are numbered from 1 to the head without gap': '日志：事件从 1 到末尾连续编号，没有缺口',
  'journal: every hold belongs to a document': '日志：每个占用单都属于一张单据',
  'journal: every id that was chosen has its document, and every document its id':
    '日志：每个编号都有单据，每张单据都有编号',
  'journal: every number in use was given out, and will not be given again':
    '日志：已使用的号码都由系统发出，且不会再次发出',
  'journal: no reader has read further than the head': '日志：没有读者读到末尾之后',
  'ledger: both sides of an entry are of its book, and exactly the bounded ones have a balance after it':
    '账簿：分录双方同属一本账，且只有有限账户带有余额',
  'ledger: each entry goes on from the balance that the one before it left, up to the balance of today':
    '账簿：每条分录都接着上一条的余额，直到今天的余额',
  'ledger: every balance is the sum of its entries': '账簿：每个余额等于其分录之和',
  'ledger: of a hold no more was settled and released than it promised, and all of it once it has ended':
    '账簿：占用单结算与释放之和不超过承诺，结束后恰好相等',
  'ledger: what is held is on hand, or its shortage is known': '账簿：被占用的都有现货，否则短缺已知',
  'ledger: what is held is what open holds promise': '账簿：占用量等于未结占用单的承诺',
  'order: a hold is open exactly as long as a group waits on it, and ends by itself only while unpaid':
    '订单：占用单与等待它的履约组同始同终，仅未支付时会自行到期',
  "order: an order's state is what its groups and its listing say": '订单：订单状态与履约组和列表一致',
  'order: a proven price by hand has an approval for just that, and no approval proves two lines':
    '订单：已核实的手工改价都有与之相符的授权，且一次授权只用于一行',
  'order: a proven return without a receipt has an approval for just that sum, and no approval proves two returns':
    '订单：已核实的无小票退货都有金额相符的授权，且一次授权只用于一笔退货',
  'order: of an order that stands, its total less what came back is sold, its tax with it; of one that ended, nothing':
    '订单：有效订单的合计减去退回即为销售额（含税额）；已终止的为零',
  'order: runs add up to their line, lines to their order, in units, money and tax':
    '订单：段合计为行，行合计为订单，数量、金额、税额皆然',
  'order: the goods of fulfilled groups have left their shelves, and no others': '订单：只有已履约的货物离开了货位',
  'order: the goods of returns went on the shelves of the place that took them in':
    '订单：退回的货物进入了收货地点的货位',
  'order: the lines of a return, and what went back in each kind of tender, add up to what it gave back':
    '订单：退货各行之和与各支付方式退回之和都等于退款',
  'order: what came back of a line is within what was bought, for exactly what those units carried':
    '订单：每行退回不超过购买，退款恰为这些单位所承担的金额',
  'order: what each kind of tender took and gave back is what money did, and nothing gives back more than it took':
    '订单：各支付方式的收与退与资金一致，退不超过收',
  'order: what was paid out without a receipt is what those returns say': '订单：无小票退款与退货单一致',
  'pricing: the feed tells every version of every price, and the last of them is the price that stands':
    '价格：事件流记录了每个价格的每次修订，最后一次即当前价格',
  'stock: a count leaves on the shelf what was counted': '库存：盘点之后货位上就是清点的数量',
  'stock: every reservation is in the state of its hold, line by line': '库存：预留与其占用单逐行一致',
  'stock: goods come from and go to where the cause of their entry says, and stay the same SKU':
    '库存：货物来去与原因相符，且 SKU 不变',
  'stock: what a movement says of each shelf is what its entries did to it': '库存：出入库单与分录一致',
  'stock: what the parts of a reservation committed and released is within what became of it':
    '库存：预留的分次提交与释放不超过其结果',
  'stock: what was settled of a reservation is what its sales took from each shelf':
    '库存：预留结算量等于销售从货位取走的量',
  'tax: what a sale looks up of a category is the rates that were set for it': '税：销售所用税率即为该税类所设税率',
  'till: what a shift sold is what its tenders took': '收银台：一个班次的销售额等于各支付方式所收',
  'till: what was counted is float, movements and cash taken less cash refunded, but for the difference shown':
    '收银台：清点的现金等于备用金加减存取、加现金收款、减现金退款，差额即所示长短款',
};

/** A promise in the reader's language; one that has no words yet is told as the server tells it. */
export function promiseIn(language: Language, name: string): string {
  return language === 'en' ? name.charAt(0).toUpperCase() + name.slice(1) : (CHINESE[name] ?? name);
}

/** The promises that have words. */
export const PROMISES: readonly string[] = Object.keys(CHINESE);
