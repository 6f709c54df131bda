package io.oneshelf.testing;

/**
 * A person's browser that has signed in: it keeps the session's cookie, and its pages say what a page of ours would.
 *
 * @param nobody the server, as somebody without a session sees it
 * @param cookie the session's secret
 */
public record Browser(ApiClient nobody, String cookie, String csrf) {

    /** From the answer that signed the person in. */
    public static Browser of(ApiClient nobody, ApiAnswer signedIn) {
        String header = signedIn.header("Set-Cookie");
        String secret = header.replaceAll("^(?:__Host-)?oneshelf_session=([^;]*);.*$", "$1");
        return new Browser(nobody, secret, signedIn.json().path("csrf").asString());
    }

    public static Browser signIn(ApiClient nobody, String name, String password) {
        return of(nobody, nobody.post("/v1/sessions", credentials(name, password)));
    }

    public static String credentials(String name, String password) {
        return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    /** A page of ours. */
    public ApiClient page() {
        return foreignPage().with("X-CSRF-Token", csrf);
    }

    /** A page of someone else that makes the browser send the cookie. */
    public ApiClient foreignPage() {
        return nobody.with("Cookie", "theme=dark; oneshelf_session=" + cookie);
    }
}
