package io.oneshelf.kernel;

/**
 * A word for refusal. Each module has one enum of them; together they are the problem reference of the API. The problem's
 * type is {@code https://oneshelf.io/problems/{module}/{word}}.
 */
public interface ProblemWord {

    /** The module the word belongs to, such as {@code stock}. */
    String module();

    /** The word, such as {@code shortfall}. */
    String word();

    /** The HTTP status it is answered with. */
    int status();

    /** One sentence that begins with "Returned when". */
    String sentence();

    /** The problem's {@code type}. */
    default String type() {
        return "https://oneshelf.io/problems/" + module() + "/" + word();
    }
}
