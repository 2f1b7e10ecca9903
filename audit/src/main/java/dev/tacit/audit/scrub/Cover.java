package dev.tacit.audit.scrub;

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

    /** The cover that hides nothing but what the scanner finds. */
    static Cover open(FreeText texts) {
        return open(texts, true);
    }

    /** The open cover of a member whose type mentions personal data: what cannot be looked into may be that. */
    static Cover guarded(FreeText texts) {
        return open(texts, false);
    }

    private static Cover open(FreeText texts, boolean showsOpaque) {
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
                return FreeText.WITHHELD;
            }
        };
    }

    /** A cover that shows the same constant for everything. */
    static Cover constant(String constant) {
        return new Cover() {
            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public String of(String text) {
                return constant;
            }

            @Override
            public String ofWhole() {
                return constant;
            }
        };
    }
}
