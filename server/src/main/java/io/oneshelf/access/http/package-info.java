/**
 * The HTTP toolkit of every module's {@code web} package: an endpoint is a value, so that routing, access, validation,
 * problems and the OpenAPI document have one source.
 *
 * <pre>{@code
 * static final Parameter<String> ID = Parameter.path("id", "The reservation's id", TextForm.CODE);
 *
 * Endpoint.put("/v1/stock/reservations/{id}", Allowed.to(Role.INTEGRATION, Role.CASHIER).ofOneStore())
 *         .says("Promise units, all lines or none")
 *         .takes(ID)
 *         .body(ReservationBody.class)
 *         .answers(ReservationAnswer.class, 201, 200)
 *         .refuses(StockProblem.SHORTFALL, StockProblem.EXISTS_DIFFERENT)
 *         .handle(ask -> Answer.of(stock.reserve(ask.get(ID), ask.body().command()), ReservationAnswer::of));
 * }</pre>
 *
 * <p><b>Bodies and answers are records.</b> A component is required unless it is {@code @Nullable} or has an
 * {@link io.oneshelf.access.http.Otherwise}. It may be a {@code String}, {@code long}, {@code int}, {@code double},
 * {@code boolean} (or the boxed ones), an enum (its exact words), an {@code Instant} (RFC 3339 with an offset), a
 * {@code Money}, a {@code Currency}, a record of one {@code String} component (a code, written as its text), a record of one
 * {@code Map<String, String>} component (texts by language), a {@code Map<String, String>}, a {@code List} of any of these,
 * or another record. {@link io.oneshelf.access.http.Says}, {@link io.oneshelf.access.http.Range},
 * {@link io.oneshelf.access.http.Form} and {@link io.oneshelf.access.http.Size} document and limit it. What the annotations
 * cannot say, the record checks itself: {@link io.oneshelf.access.http.Checked}.
 *
 * <p>Reading is strict: an unknown or doubled field, a wrong type, a fraction for an integer, a number as a string, anything
 * out of range is 400 with every bad field listed. {@code null} for an optional field is as if it were left out.
 *
 * <p><b>A refusal's record components are the problem's own fields</b>; {@code word} and {@code detail} go to the places RFC
 * 9457 gives them.
 */
@NullMarked
@NamedInterface("http")
package io.oneshelf.access.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
