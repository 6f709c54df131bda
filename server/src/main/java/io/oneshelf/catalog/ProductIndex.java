package io.oneshelf.catalog;

import io.oneshelf.journal.Changes;
import io.oneshelf.journal.Reader;
import io.oneshelf.journal.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The search index: made from the product documents in memory, brought up to date before each search with what was written
 * since. It is never truth: it answers ids, and what is shown is read from the books.
 *
 * <p>A product is found by every word of its name in either language, its search words, its category and its options, by the
 * beginning of a word, and by the beginning of a code (product, SKU, GTIN). Chinese is cut into words by a dictionary, which
 * does not always cut a name and a question alike; so each sign is kept as well, and a Chinese word is also found as these
 * signs in this order.
 */
final class ProductIndex {

    /** Ids of the products found, the best first, and where to go on. */
    record Hits(List<String> ids, @Nullable String next) {}

    private static final String ID = "id";
    private static final String CATEGORY = "category";
    private static final String CODE = "code";
    private static final String WORD = "word";
    private static final String SIGN = "sign";

    private static final Pattern PLACE = Pattern.compile("([0-9]+\\.[0-9]+(?:E-?[0-9]+)?)/(.+)");

    private static final int READ_AT_ONCE = 1_000;
    private static final int BUFFER_MEGABYTES = 64;
    private static final float WHOLE_CODE_WEIGHT = 20;
    private static final float CODE_BEGINNING_WEIGHT = 5;
    private static final float WHOLE_WORD_WEIGHT = 3;

    /** The id breaks ties, so that pages neither repeat nor leave out. */
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(ID, SortField.Type.STRING));

    private final Reader reader;
    private final Analyzer words = analyzer(true);
    private final Analyzer signs = analyzer(false);
    private final IndexWriter writer;
    private final SearcherManager searchers;

    // Guarded by itself.
    private final Set<String> changed = new LinkedHashSet<>();

    // Guarded by `this`.
    private boolean built;

    ProductIndex(Reader reader, Changes changes) {
        this.reader = reader;
        try {
            IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(words, Map.of(SIGN, signs)));
            // Lucene's own merging threads would outlive the house; an index in memory merges fast enough on the
            // caller's.
            config.setMergeScheduler(new SerialMergeScheduler());
            config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
            this.writer = new IndexWriter(new ByteBuffersDirectory(), config);
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        changes.listen(CatalogInBooks.PRODUCT, this::note);
    }

    /** Makes the index from all products, once. */
    synchronized void build() {
        if (built) {
            return;
        }
        try {
            long after = 0;
            List<Stored<Product>> products;
            do {
                products = reader.list(CatalogInBooks.PRODUCT, Map.of(), after, READ_AT_ONCE);
                for (Stored<Product> product : products) {
                    keep(product.body());
                    after = product.no();
                }
            } while (products.size() == READ_AT_ONCE);
            searchers.maybeRefreshBlocking();
            built = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Hits find(String wanted, ProductSearch search) {
        catchUp();
        String text = wanted.strip();
        Query query =
                query(text.length() > ProductSearch.WORDS_MAX ? text.substring(0, ProductSearch.WORDS_MAX) : text);
        String category = search.category();
        if (category != null) {
            query = new BooleanQuery.Builder()
                    .add(query, Occur.MUST)
                    .add(new TermQuery(new Term(CATEGORY, category)), Occur.FILTER)
                    .build();
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return page(searcher, query, search);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Hits page(IndexSearcher searcher, Query query, ProductSearch search) throws IOException {
        FieldDoc after = placeOf(search.after(), searcher);
        TopDocs found = after == null
                ? searcher.search(query, search.limit(), BEST_FIRST)
                : searcher.searchAfter(after, query, search.limit(), BEST_FIRST);
        List<String> ids = new ArrayList<>();
        String next = null;
        for (ScoreDoc hit : found.scoreDocs) {
            String id = searcher.storedFields().document(hit.doc).get(ID);
            ids.add(id);
            next = hit instanceof FieldDoc place && place.fields != null ? place.fields[0] + "/" + id : null;
        }
        return new Hits(ids, ids.size() < search.limit() ? null : next);
    }

    /** Reads back where a page ended: the score, a slash, the id. Null, the start, for what is no such place. */
    private static @Nullable FieldDoc placeOf(@Nullable String after, IndexSearcher searcher) {
        Matcher place = PLACE.matcher(after == null ? "" : after);
        if (!place.matches()) {
            return null;
        }
        // The id decides among equal scores, so the number of the document does not matter, as long as there is one.
        int anyDocument = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
        return new FieldDoc(
                anyDocument, Float.NaN, new Object[] {Float.valueOf(place.group(1)), new BytesRef(place.group(2))});
    }

    private void note(Set<String> ids) {
        synchronized (changed) {
            changed.addAll(ids);
        }
    }

    private synchronized void catchUp() {
        build();
        List<String> ids;
        synchronized (changed) {
            ids = List.copyOf(changed);
            changed.clear();
        }
        if (ids.isEmpty()) {
            return;
        }
        boolean done = false;
        try {
            for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE));
                for (Stored<Product> product :
                        reader.findAll(CatalogInBooks.PRODUCT, some).values()) {
                    keep(product.body());
                }
            }
            searchers.maybeRefreshBlocking();
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                // The books could not be read: the next search tries again.
                synchronized (changed) {
                    changed.addAll(ids);
                }
            }
        }
    }

    private void keep(Product product) throws IOException {
        Document document = new Document();
        String id = product.id().value();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
        document.add(new StringField(CATEGORY, product.category(), Field.Store.NO));
        addCode(document, id);
        addText(document, product.name().zhCn());
        addText(document, product.name().en());
        addText(document, product.category());
        product.searchWords().forEach(word -> {
            addText(document, word);
            addCode(document, word);
        });
        for (Sku sku : product.skus()) {
            addCode(document, sku.code().value());
            Gtin gtin = sku.gtin();
            if (gtin != null) {
                // As it stands under the bar code or comes from a scanner: with some of the zeros that fill it up, or
                // none.
                String digits = gtin.value();
                addCode(document, digits);
                while (digits.startsWith("0")) {
                    digits = digits.substring(1);
                    addCode(document, digits);
                }
            }
            sku.options().values().forEach(choice -> addText(document, choice));
        }
        writer.updateDocument(new Term(ID, id), document);
    }

    private static void addCode(Document document, String code) {
        document.add(new StringField(CODE, folded(code), Field.Store.NO));
    }

    private static void addText(Document document, @Nullable String text) {
        if (text != null) {
            document.add(new TextField(WORD, text, Field.Store.NO));
            document.add(new TextField(SIGN, text, Field.Store.NO));
        }
    }

    private static String folded(String code) {
        return code.strip().toLowerCase(Locale.ROOT);
    }

    private Query query(String text) {
        String code = folded(text);
        return new BooleanQuery.Builder()
                .add(new BoostQuery(new TermQuery(new Term(CODE, code)), WHOLE_CODE_WEIGHT), Occur.SHOULD)
                .add(new BoostQuery(new PrefixQuery(new Term(CODE, code)), CODE_BEGINNING_WEIGHT), Occur.SHOULD)
                .add(everyWordOf(text), Occur.SHOULD)
                .build();
    }

    private Query everyWordOf(String text) {
        List<String> tokens = tokens(words, text);
        if (tokens.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String token : tokens) {
            BooleanQuery.Builder oneWay = new BooleanQuery.Builder()
                    .add(new BoostQuery(new TermQuery(new Term(WORD, token)), WHOLE_WORD_WEIGHT), Occur.SHOULD)
                    .add(new PrefixQuery(new Term(WORD, token)), Occur.SHOULD);
            if (token.codePoints().allMatch(Character::isIdeographic)) {
                PhraseQuery.Builder inThisOrder = new PhraseQuery.Builder();
                tokens(signs, token).forEach(sign -> inThisOrder.add(new Term(SIGN, sign)));
                oneWay.add(inThisOrder.build(), Occur.SHOULD);
            }
            all.add(oneWay.build(), Occur.MUST);
        }
        return all.build();
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(WORD, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** Cuts text of any language into words, folds case, width and accents, and takes the plural off English words. */
    private static Analyzer analyzer(boolean chineseByDictionary) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                ICUTokenizer source = new ICUTokenizer(new DefaultICUTokenizerConfig(chineseByDictionary, true));
                return new TokenStreamComponents(source, new EnglishMinimalStemFilter(new ICUFoldingFilter(source)));
            }
        };
    }
}
