package io.oneshelf.till;

import io.oneshelf.kernel.LocationCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which shifts are wanted; what is null does not matter.
 *
 * @param day on which they were opened, in the zone of their place
 */
public record ShiftQuery(
        @Nullable LocationCode location, @Nullable LocalDate day) {}
