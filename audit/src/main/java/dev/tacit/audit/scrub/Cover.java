package dev.tacit.audit.scrub;

import java.util.function.Supplier;

/** What a member's declaration puts over everything below that member. */
interface Cover {
    /** Nothing is declared: texts are scanned, objects are looked into. */
    boolean isOpen();

    /** Says whether an object that cannot be looked into is shown by its own text. */
    default boolean showsOpaque() {
        return false;
    }

    /** Returns what stands instead of a single value. */
    String of(String text);

    /** Returns what stands instead of an object with parts. */
    String ofWhole();

    /**
     * The cover that hides nothing but what the scanner finds.
     *
     * @param showsOpaque whether an object that cannot be looked into is shown by its own text: not where the member's type
     *     mentions personal data, which it may be
     * @param withheld stands for what may not be shown
     */
    static Cover open(FreeText texts, boolean showsOpaque, Supplier<String> withheld) {
        return new Cover() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public boolean showsOpaque() {
                return showsOpaque;
            }

            @Override
            public String of(String text) {
                return texts.scrub(text);
            }

            @Override
            public String ofWhole() {
                return withheld.get();
            }
        };
    }

    /** A cover that shows the same for everything. */
    static Cover same(Supplier<String> constant) {
        return new Cover() {
            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public String of(String text) {
                return constant.get();
            }

            @Override
            public String ofWhole() {
                return constant.get();
            }
        };
    }
}
