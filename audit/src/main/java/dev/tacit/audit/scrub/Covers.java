package dev.tacit.audit.scrub;

import dev.tacit.annotation.Sensitivity;
import dev.tacit.category.Catalog;
import dev.tacit.category.Categories;
import dev.tacit.category.DataCategory;
import dev.tacit.schema.Classification;
import dev.tacit.schema.MemberDeclaration;
import dev.tacit.schema.MemberSchema;

/** Reads from a declaration what it hides. Immutable and thread-safe. */
final class Covers {
    private static final String ENCRYPTED = "<encrypted>";

    private final Catalog catalog;
    private final Replacements replacements;
    private final FreeText texts;
    private final ScrubbingCounters counters;
    private final Cover open;
    private final Cover guarded;
    private final Cover encrypted = Cover.same(() -> hidden(ENCRYPTED));
    private final Cover unknown = Cover.same(this::withheld);

    Covers(Catalog catalog, Replacements replacements, FreeText texts, ScrubbingCounters counters) {
        this.catalog = catalog;
        this.replacements = replacements;
        this.texts = texts;
        this.counters = counters;
        this.open = Cover.open(texts, true, this::withheld);
        this.guarded = Cover.open(texts, false, this::withheld);
    }

    /** Returns what stands instead of a value that may not be shown, and counts it. */
    String withheld() {
        return hidden(FreeText.WITHHELD);
    }

    private String hidden(String constant) {
        counters.countHidden();
        return constant;
    }

    Cover open() {
        return open;
    }

    /** A member that is stored as ciphertext is hidden even if nobody said what kind of data it is. */
    Cover of(MemberSchema member) {
        MemberDeclaration declaration = member.declaration();
        Cover unclassified = member.holdsPersonalData() ? guarded : open;
        return member.classification()
                .map(this::ofDeclared)
                .orElse(declaration.encryption().isPresent() ? encrypted : unclassified);
    }

    /** Of a user name nobody says that it is not an e-mail address. */
    private Cover ofDeclared(Classification said) {
        return said.category().equals(Categories.USERNAME) ? ofNamed(said) : of(said);
    }

    /** A category that the catalog does not know hides everything. */
    Cover of(Classification classification) {
        return catalog.category(classification.category())
                .map(category -> of(category, moreSensitive(category, classification)))
                .orElse(unknown);
    }

    /**
     * Covers a value whose name says its category. A user who logs in by e-mail address has the token of that address, as on
     * every other line; but a secret stays one, whatever it looks like.
     */
    Cover ofNamed(Classification said) {
        boolean mayShowItsForm = catalog.category(said.category())
                .filter(category -> Token.mayStandFor(category, moreSensitive(category, said)))
                .isPresent();
        return mayShowItsForm ? byForm(of(said)) : of(said);
    }

    private Cover byForm(Cover named) {
        return new Cover() {
            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public String of(String text) {
                return texts.isOneFinding(text) ? texts.scrub(text) : named.of(text);
            }

            @Override
            public String ofWhole() {
                return named.ofWhole();
            }
        };
    }

    private Cover of(DataCategory category, Sensitivity sensitivity) {
        return new Cover() {
            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public String of(String text) {
                return replacements.of(category, sensitivity, text);
            }

            @Override
            public String ofWhole() {
                return replacements.ofWhole(category, sensitivity);
            }
        };
    }

    /** A declaration may raise what its category says, never lower it. */
    private static Sensitivity moreSensitive(DataCategory category, Classification classification) {
        return classification
                .sensitivity()
                .filter(declared -> declared.compareTo(category.sensitivity()) > 0)
                .orElse(category.sensitivity());
    }
}
