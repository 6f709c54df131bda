package io.oneshelf.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wall clock says too little twice a year. */
class LocalTimesTest {

    @ParameterizedTest(name = "{0} in London is {1}: {2}")
    @CsvSource({
        "2010-12-01 08:26, 2010-12-01T08:26:00Z, winter",
        "2011-06-10 15:31, 2011-06-10T14:31:00Z, summer",
        "2011-03-27 00:59, 2011-03-27T00:59:00Z, the last minute before the clock is put forward",
        "2011-03-27 01:30, 2011-03-27T01:30:00Z, skipped: as the clock that nobody put forward shows it",
        "2011-03-27 02:00, 2011-03-27T01:00:00Z, the first minute after",
        "2011-10-30 00:59, 2011-10-29T23:59:00Z, the last minute that comes once",
        "2011-10-30 01:30, 2011-10-30T00:30:00Z, came twice: the first coming",
        "2011-10-30 02:00, 2011-10-30T02:00:00Z, the first minute that comes once again",
    })
    void aTimeIsOneInstant(String local, String instant, String why) {
        assertThat(new LocalTimes(ZoneId.of("Europe/London"), "yyyy-MM-dd HH:mm").parse(local))
                .as(why)
                .hasToString(instant);
    }
}
