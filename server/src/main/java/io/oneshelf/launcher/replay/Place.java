package io.oneshelf.launcher.replay;

import io.oneshelf.kernel.LocationCode;
import java.util.List;

/** A location as the API wants it. */
record Place(
        LocationCode code,
        String name,
        String kind,
        String latitude,
        String longitude,
        String zone,
        List<String> modes) {}
