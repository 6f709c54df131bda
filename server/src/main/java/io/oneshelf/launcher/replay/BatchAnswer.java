package io.oneshelf.launcher.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One element of a batch's answer, as far as the replay looks at it. Read as a stream: a year's answers are some hundred
 * megabytes, of which a few fields matter.
 *
 * @param minor the {@code total} of an order or the {@code refund} of a return, in minor units; 0 without one
 * @param problem the problem's type, such as {@code https://oneshelf.io/problems/order/shortfall}; empty without one
 * @param detail the problem's detail; empty without one
 */
record BatchAnswer(String id, int status, long minor, String problem, String detail) {

    private static final JsonFactory JSON = new JsonFactory();

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    boolean isBusy() {
        return status == 429 || status == 503;
    }

    /** Whether it was refused because the goods are not there. */
    boolean isShortfall() {
        return status == 409 && problem.endsWith("/shortfall");
    }

    /** For a report, such as {@code 422 …/catalog/unknown-sku: There is no SKU X.} */
    String described() {
        return status + " " + problem + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** Reads the bare array that answers a batch. */
    static List<BatchAnswer> list(byte[] body) {
        List<BatchAnswer> answers = new ArrayList<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
            expect(in.nextToken(), JsonToken.START_ARRAY);
            while (in.nextToken() == JsonToken.START_OBJECT) {
                answers.add(element(in));
            }
        } catch (JacksonException notOurs) {
            throw new CannotGoOn(
                    "The server's answer to a batch is not the array that was expected: "
                            + notOurs.getOriginalMessage(),
                    notOurs);
        }
        return answers;
    }

    /** Reads what answers a single command: the thing itself, or a problem. */
    static BatchAnswer single(String id, Answer answer) {
        Content content = new Content();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), answer.body())) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                content.read(in);
            }
        } catch (JacksonException notJson) {
            content.detail = "the answer is not JSON";
        }
        return new BatchAnswer(id, answer.status(), content.minor, content.problem, content.detail);
    }

    private static BatchAnswer element(JsonParser in) {
        String id = "";
        int status = 0;
        Content content = new Content();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "id" -> id = in.getString();
                case "status" -> status = in.getIntValue();
                case "body", "problem" -> content.read(in);
                default -> in.skipChildren();
            }
        }
        return new BatchAnswer(id, status, content.minor, content.problem, content.detail);
    }

    private static void expect(JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new CannotGoOn("The server's answer to a batch is not an array.");
        }
    }

    /** The few fields of a body or a problem. */
    private static final class Content {

        private long minor;
        private String problem = "";
        private String detail = "";

        /** Reads the object on whose opening brace the parser stands. */
        void read(JsonParser in) {
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "total", "refund" -> {
                        if (value == JsonToken.START_OBJECT) {
                            minor = amount(in);
                        }
                    }
                    case "type" -> problem = String.valueOf(in.getValueAsString());
                    case "detail" -> detail = String.valueOf(in.getValueAsString());
                    default -> in.skipChildren();
                }
            }
        }

        private static long amount(JsonParser in) {
            long minor = 0;
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (name.equals("amount")) {
                    minor = Long.parseLong(in.getString());
                }
            }
            return minor;
        }
    }
}
