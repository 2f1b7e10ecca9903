package dev.tacit.audit.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.TurboFilterList;
import ch.qos.logback.classic.turbo.TurboFilter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turbo filters of an installation, which stand in front of all others: one in front of them that accepts would hide them.
 * Another class loader's Tacit stands first too, and neither drives the other away.
 *
 * <p>Logback's list can be read by any thread; its changes are guarded by the installation.
 */
final class FirstFilters {
    private static final List<String> ORDER = List.of(StrictFilter.class.getName(), LateAppenders.class.getName());

    private final LoggerContext context;
    private final LateAppenders lateAppenders;
    private volatile @Nullable StrictFilter strict;

    FirstFilters(LoggerContext context, LateAppenders lateAppenders) {
        this.context = context;
        this.lateAppenders = lateAppenders;
    }

    /** Adds a filter that scrubs strictly, if there is none yet; {@link #putFirst} puts it up. */
    void addStrict(EventScrubber scrubber) {
        if (strict == null) {
            strict = new StrictFilter(context, scrubber);
        }
    }

    boolean areStrict() {
        return strict != null;
    }

    /** Says whether they are there, with none in front but Tacit's. Asked with each event. */
    boolean areFirst() {
        TurboFilterList filters = context.getTurboFilterList();
        boolean areAlone = strict == null
                ? filters.indexOf(lateAppenders) == 0
                : filters.indexOf(strict) == 0 && filters.indexOf(lateAppenders) == 1;
        return areAlone || areFirstWithOthersOfTacit(filters);
    }

    private boolean areFirstWithOthersOfTacit(TurboFilterList filters) {
        boolean strictIsMissing = strict != null;
        for (TurboFilter filter : filters) {
            if (filter == lateAppenders) {
                return !strictIsMissing;
            }
            if (placeOf(filter) == ORDER.size()) {
                return false;
            }
            strictIsMissing &= filter != strict;
        }
        return false;
    }

    /** Adds what is missing and sorts the list, each in one step: no event comes in between and finds them gone. */
    void putFirst() {
        TurboFilterList filters = context.getTurboFilterList();
        putFirst(lateAppenders, filters);
        putFirst(strict, filters);
        if (!areFirst()) {
            filters.sort(Comparator.comparingInt(FirstFilters::placeOf));
        }
    }

    private static void putFirst(@Nullable TurboFilter filter, TurboFilterList filters) {
        if (filter != null && !filters.contains(filter)) {
            filters.add(0, filter);
        }
    }

    /** By names, which another class loader's are told by. */
    private static int placeOf(TurboFilter filter) {
        int place = ORDER.indexOf(filter.getClass().getName());
        return place < 0 ? ORDER.size() : place;
    }

    void takeAway() {
        context.getTurboFilterList().remove(lateAppenders);
        context.getTurboFilterList().remove(strict);
    }
}
