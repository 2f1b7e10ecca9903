package dev.tacit.audit.logback;

import dev.tacit.audit.scrub.Scrubber;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarker;
import org.slf4j.helpers.BasicMarkerFactory;

/**
 * Keeps a marker if it is SLF4J's own and says nothing; any other is replaced by a plain one of the scrubbed name, since
 * a marker of another class may carry a live object.
 */
final class Markers {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_MARKERS = 64;

    private final Scrubber scrubber;

    Markers(Scrubber scrubber) {
        this.scrubber = scrubber;
    }

    boolean areClean(@Nullable List<Marker> markers) {
        if (markers == null) {
            return true;
        }
        for (Marker marker : markers) {
            if (!isClean(marker)) {
                return false;
            }
        }
        return true;
    }

    private boolean isClean(Marker marker) {
        return marker.getClass() == BasicMarker.class
                && !hasReferences(marker)
                && scrubber.isCleanAgain(marker.getName());
    }

    @SuppressWarnings("deprecation") // references between markers are out of use, but layouts still print them
    private static boolean hasReferences(Marker marker) {
        return marker.hasReferences();
    }

    @Nullable
    List<Marker> scrub(@Nullable List<Marker> markers) {
        int[] left = {MAX_MARKERS};
        return markers == null
                ? null
                : markers.stream().map(marker -> scrub(marker, 0, left)).toList();
    }

    /** @param left how many references of this event are followed yet: markers may refer to each other */
    @SuppressWarnings("deprecation") // references between markers are out of use, but layouts still print them
    private Marker scrub(Marker marker, int depth, int[] left) {
        if (isClean(marker)) {
            return marker;
        }
        Marker plain = new BasicMarkerFactory().getDetachedMarker(scrubber.text(marker.getName()));
        Iterator<Marker> references = marker.iterator();
        while (depth < MAX_DEPTH && left[0] > 0 && references.hasNext()) {
            left[0]--;
            plain.add(scrub(references.next(), depth + 1, left));
        }
        return plain;
    }
}
