package io.oneshelf.bench.work;

import io.oneshelf.bench.load.BatchStatuses;
import io.oneshelf.bench.load.Ids;
import io.oneshelf.bench.load.Requests;
import io.oneshelf.bench.load.Template;
import io.oneshelf.bench.subject.Goods;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Random;
import java.util.function.IntConsumer;

/** Calls of so many elements each, every element with an id of its own and random goods. */
final class Batches implements Requests {

    private static final int HEAD_BYTES_MAX = 1_024;

    /** What goes into the gaps of an element: its id and then these. */
    private enum Gap {
        SKU,
        LOCATION
    }

    private final Random random = new Random(4);
    private final Ids ids;
    private final byte[][] skus;
    private final byte[][] locations;
    private final Gap[] gaps;
    private final Template template;
    private final int bytesMax;

    private Batches(String path, String token, Goods goods, String element, int elements, Gap... gaps) {
        this.ids = new Ids(goods.prefix() + "-");
        this.skus = goods.skuCodes();
        this.locations = goods.locationCodes();
        this.gaps = gaps;
        int filled = ids.length();
        for (Gap gap : gaps) {
            filled += gap == Gap.SKU ? skus[0].length : locations[0].length;
        }
        String body = "[" + String.join(",", Collections.nCopies(elements, element)) + "]";
        this.template = Template.post(path, token, body, elements * filled);
        this.bytesMax = HEAD_BYTES_MAX + token.length() + body.length() + elements * filled;
    }

    static Batches reservations(Goods goods, String token, int elements) {
        return new Batches("/v1/stock/reservations:batch", token, goods, """
                {"id":"{}","lines":[{"sku":"{}","location":"{}","quantity":1}],"holdSeconds":86400}""", elements, Gap.SKU, Gap.LOCATION);
    }

    static Batches orders(Goods goods, String token, int elements) {
        return new Batches(
                "/v1/orders:batch",
                token,
                goods,
                "{\"id\":\"{}\"," + PlaceOrders.body().substring(1),
                elements,
                Gap.SKU,
                Gap.SKU);
    }

    @Override
    public void next(ByteBuffer out) {
        template.write(out, (gap, into) -> {
            int place = gap % (gaps.length + 1);
            if (place == 0) {
                into.put(ids.next());
            } else {
                byte[][] codes = gaps[place - 1] == Gap.SKU ? skus : locations;
                into.put(codes[random.nextInt(codes.length)]);
            }
        });
    }

    @Override
    public int bytesMax() {
        return bytesMax;
    }

    @Override
    public boolean readsBodies() {
        return true;
    }

    @Override
    public void statuses(byte[] body, int length, IntConsumer each) {
        BatchStatuses.read(body, length, each);
    }
}
