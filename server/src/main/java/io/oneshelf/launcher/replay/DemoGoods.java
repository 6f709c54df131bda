package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.SkuCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the goods of the demonstration are called, and the numbers under their barcodes, as {@code data/demo/goods.tsv} has them:
 * the recorded descriptions are English, in capitals and cut off, and know no barcodes. {@code data/demo/ATTRIBUTION.md} tells
 * how both came about.
 */
record DemoGoods(Map<SkuCode, Label> labels) {

    static final String HEADER = "sku\tgtin\tzh-CN\ten";

    /**
     * What is printed on one of them.
     *
     * @param gtin thirteen digits; null for what is not goods
     */
    record Label(@Nullable String gtin, Name name) {}

    static DemoGoods read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new CannotGoOn("%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new CannotGoOn("%s does not begin with its header.".formatted(file));
        }
        Map<SkuCode, Label> labels = HashMap.newHashMap(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            if (fields.length != 4) {
                throw new CannotGoOn("Line %d of %s has %d fields instead of 4.".formatted(i + 1, file, fields.length));
            }
            Label label = new Label(fields[1].isEmpty() ? null : fields[1], new Name(fields[3], fields[2]));
            if (labels.put(new SkuCode(fields[0]), label) != null) {
                throw new CannotGoOn("%s names %s twice.".formatted(file, fields[0]));
            }
        }
        return new DemoGoods(Map.copyOf(labels));
    }

    Label of(SkuCode sku) {
        Label label = labels.get(sku);
        if (label == null) {
            throw new CannotGoOn("The goods of the demonstration have no name for %s.".formatted(sku));
        }
        return label;
    }
}
