package dev.tacit.crypto;

import dev.tacit.provider.FieldContext;
import java.util.List;
import java.util.Objects;

/**
 * One sealed value of a record that is to be opened. Not a record, because it holds an array. Immutable and thread-safe.
 */
public final class SealedValue {
    private final String place;
    private final FieldContext context;
    private final List<String> formerFieldIds;
    private final byte[] sealed;

    /** @param sealed taken, not copied */
    private SealedValue(String place, FieldContext context, List<String> formerFieldIds, byte[] sealed) {
        this.place = Objects.requireNonNull(place, "place");
        this.context = Objects.requireNonNull(context, "context");
        this.formerFieldIds = List.copyOf(formerFieldIds);
        this.sealed = sealed;
    }

    /**
     * Returns a value to open.
     *
     * @param place where in the record it stands, for example a JSON pointer; answers are given by it, so it is unique
     *     within the record
     * @param context where the value belongs; its subject is the one that the reader expects
     * @param sealed the binary form; copied
     */
    public static SealedValue of(String place, FieldContext context, byte[] sealed) {
        return new SealedValue(place, context, List.of(), sealed.clone());
    }

    /** Returns this value, also accepted where it was sealed under one of these earlier ids of the field. */
    public SealedValue formerly(List<String> fieldIds) {
        return new SealedValue(place, context, fieldIds, sealed);
    }

    /** Returns where in the record it stands. */
    public String place() {
        return place;
    }

    /** Returns where it belongs. */
    public FieldContext context() {
        return context;
    }

    /** Returns earlier ids of the field, in the order in which they are tried. */
    public List<String> formerFieldIds() {
        return formerFieldIds;
    }

    /** Returns the binary form, in a fresh array. */
    public byte[] sealed() {
        return sealed.clone();
    }

    /** Returns the binary form itself, not a copy. */
    byte[] bytes() {
        return sealed;
    }

    @Override
    public String toString() {
        return "SealedValue[" + sealed.length + " bytes]";
    }
}
