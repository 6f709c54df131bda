package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.ChannelCode;
import io.oneshelf.kernel.LocationCode;
import io.oneshelf.kernel.MemberId;
import io.oneshelf.kernel.SkuCode;
import io.oneshelf.launcher.replay.DemoNetwork.ChannelPrice;
import io.oneshelf.launcher.replay.DemoNetwork.OpeningStock;
import io.oneshelf.launcher.replay.DemoNetwork.SalesPoint;
import io.oneshelf.launcher.replay.Receipts.Receipt;
import io.oneshelf.launcher.replay.Recorded.Adjustment;
import io.oneshelf.launcher.replay.Recorded.Cancellation;
import io.oneshelf.launcher.replay.Recorded.Sale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Gives a month of a real web retailer the parts of a chain: every customer shops at one place through one channel, goods
 * stand in all of them, some channels have prices of their own. What falls to whom is decided by a checksum of the code, so
 * that every start of the demonstration casts alike.
 */
final class DemoCast {

    /** When the goods were there that nobody has ordered yet: before the first document of the month. */
    static final Instant OPENING = Instant.parse("2010-11-29T00:00:00Z");

    private final DemoNetwork network;
    private final DemoGoods goods;
    private final Duration later;
    private final int shares;

    /** @param later how much later than recorded everything happens */
    DemoCast(DemoNetwork network, DemoGoods goods, Duration later) {
        this.network = network;
        this.goods = goods;
        this.later = later;
        this.shares = network.sales().stream().mapToInt(SalesPoint::share).sum();
    }

    /** The month, cast. Ids begin with {@code demo-}, so that the whole file can still be imported beside it. */
    Recording cast(Recording month) {
        return new Recording(
                month.source(),
                "demo",
                month.currency(),
                month.zone(),
                month.pricedByLine(),
                network.locations().stream().map(DemoCast::place).toList(),
                List.of(),
                month.articles().stream().map(this::named).toList(),
                month.members(),
                month.documents().stream().map(this::cast).toList(),
                month.tally(),
                month.notes());
    }

    /** The goods that every location begins with. */
    List<Receipt> openingStock(Recording cast) {
        List<Receipts.Line> lines = new ArrayList<>();
        for (DemoNetwork.Site site : network.locations()) {
            OpeningStock range = network.openingStock().stream()
                    .filter(opening -> opening.kind().equals(site.kind()))
                    .findFirst()
                    .orElse(new OpeningStock(site.kind(), 0, 0));
            for (Article article : cast.articles()) {
                long units = range.least() + lot(site.code() + article.sku(), range.most() - range.least() + 1);
                if (article.goods() && units > 0) {
                    lines.add(new Receipts.Line(new Shelf(new LocationCode(site.code()), article.sku()), units));
                }
            }
        }
        List<Receipt> receipts = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += Receipts.MOST_LINES) {
            receipts.add(new Receipt(
                    "demo-opening-" + (receipts.size() + 1),
                    OPENING.plus(later),
                    lines.subList(from, Math.min(lines.size(), from + Receipts.MOST_LINES))));
        }
        return receipts;
    }

    /** A price that a channel has for itself. */
    record PriceOfChannel(SkuCode sku, ChannelCode channel, long minor) {}

    List<PriceOfChannel> channelPrices(Recording cast) {
        List<PriceOfChannel> prices = new ArrayList<>();
        for (ChannelPrice rule : network.channelPrices()) {
            for (Article article : cast.articles()) {
                boolean chosen = article.goods() && lot(rule.channel() + article.sku(), rule.of()) == 0;
                long minor = (article.listPriceMinor() * rule.percent() + 50) / 100;
                if (chosen && minor > 0 && minor != article.listPriceMinor()) {
                    prices.add(new PriceOfChannel(article.sku(), new ChannelCode(rule.channel()), minor));
                }
            }
        }
        return prices;
    }

    /** "WHITE METAL LANTERN" as "White metal lantern · 白色金属灯笼", still found by the description recorded. */
    private Article named(Article article) {
        DemoGoods.Label label = goods.of(article.sku());
        String recorded = article.name().english();
        Category category = article.goods() ? Category.of(recorded) : Category.SERVICES;
        return new Article(
                article.sku(),
                article.goods(),
                label.gtin(),
                label.name(),
                category.chinese() + " " + category.english(),
                Stream.concat(
                                article.searchWords().stream(),
                                Stream.of(recorded)
                                        .filter(words -> !words.equalsIgnoreCase(
                                                label.name().english())))
                        .distinct()
                        .toList(),
                article.listPriceMinor());
    }

    private Recorded cast(Recorded document) {
        String id = "demo-" + document.id();
        Instant at = document.at().plus(later);
        return switch (document) {
            case Sale sale -> {
                SalesPoint point = point(sale.member(), sale.id());
                yield new Sale(id, at, channel(point), location(point), sale.member(), sale.lines());
            }
            case Cancellation back -> {
                SalesPoint point = point(back.member(), back.id());
                yield new Cancellation(id, at, channel(point), location(point), back.member(), back.lines());
            }
            case Adjustment adjustment ->
                new Adjustment(id, at, location(point(null, adjustment.id())), adjustment.reason(), adjustment.lines());
        };
    }

    /** Where a customer shops; who is not known shops anywhere. */
    private SalesPoint point(@Nullable MemberId member, String document) {
        long lot = lot(member == null ? document : member.value(), shares);
        for (SalesPoint point : network.sales()) {
            lot -= point.share();
            if (lot < 0) {
                return point;
            }
        }
        throw new IllegalStateException("the shares add up to less than their sum");
    }

    private static ChannelCode channel(SalesPoint point) {
        return new ChannelCode(point.channel());
    }

    private static LocationCode location(SalesPoint point) {
        return new LocationCode(point.location());
    }

    private static Place place(DemoNetwork.Site site) {
        return new Place(
                new LocationCode(site.code()),
                site.name(),
                site.kind(),
                site.latitude(),
                site.longitude(),
                site.zone(),
                site.modes());
    }

    /** A number from 0 up to the limit, always the same for a text. */
    private static long lot(String text, int limit) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue() % limit;
    }
}
