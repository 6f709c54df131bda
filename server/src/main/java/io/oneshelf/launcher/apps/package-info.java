/**
 * The web apps as files: console, shop and till, as the build of {@code web/} put them on the class path under
 * {@code web/console/}, {@code web/shop/} and {@code web/till/}.
 *
 * <ul>
 *   <li>A file under {@code assets/} carries a hash of its content in its name, never changes, and is kept by the browser for
 *       a year. Everything else is asked for again each time, and answered 304 when it is still the same.
 *   <li>A file that stands beside itself as {@code .br} or {@code .gz} is sent so to whoever takes it.
 *   <li>A path without a dot is a page inside the app and gets its {@code index.html}; the app finds its way from there.
 *   <li>The Content-Security-Policy lets a page load and talk to nothing but this server, run no script and no style that
 *       does not come as a file, and be framed by nobody.
 * </ul>
 *
 * <p>A server that was built without the web apps says so on a plain page; its API is the same.
 */
@NullMarked
package io.oneshelf.launcher.apps;

import org.jspecify.annotations.NullMarked;
