package io.oneshelf.bench.work;

import io.oneshelf.bench.Stage;
import io.oneshelf.bench.load.Ids;
import io.oneshelf.bench.load.Load;
import io.oneshelf.bench.load.Requests;
import io.oneshelf.bench.load.Template;
import io.oneshelf.bench.subject.Goods;
import java.nio.ByteBuffer;
import java.util.Random;

/** PUT requests for reservations of one unit, each with an id of its own, of random goods; and how many were made. */
final class Reservations implements Requests {

    private final Random random = new Random(3);
    private final Ids ids;
    private final byte[][] skus;
    private final byte[][] locations;
    private final Template template;
    private long made;

    Reservations(Goods goods, String idPrefix, String token) {
        ids = new Ids(idPrefix);
        skus = goods.skuCodes();
        locations = goods.locationCodes();
        template = Template.put(
                "/v1/stock/reservations/{}",
                token,
                "{\"lines\":[{\"sku\":\"{}\",\"location\":\"{}\",\"quantity\":1}],\"holdSeconds\":86400}",
                skus[0].length + locations[0].length);
    }

    @Override
    public void next(ByteBuffer out) {
        template.write(out, ids.next(), skus[random.nextInt(skus.length)], locations[random.nextInt(locations.length)]);
    }

    /** Every one of them must have been made. */
    Load checked(Load load) {
        Stage.mustBe("what was answered 201", load.answered(201), load.operations());
        made += load.operations();
        return load;
    }

    long made() {
        return made;
    }
}
