package dev.tacit.schema;

import dev.tacit.category.Catalog;
import dev.tacit.category.DataCategory;
import dev.tacit.category.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds everything in a declaration that cannot hold. A function over plain data, at build time and at run time.
 *
 * <p>Immutable and thread-safe.
 */
public final class DeclarationChecks {
    /** The rule that a special category breaks when it names no purpose that may have it. */
    public static final String SPECIAL_WITHOUT_PURPOSE =
            "a special category (GDPR Art. 9) needs a purpose, and each purpose a legal basis of Art. 9(2);"
                    + " name it with @Purposes";

    private final Catalog catalog;
    private final List<RecordDeclaration> former;

    private DeclarationChecks(Catalog catalog, List<RecordDeclaration> former) {
        this.catalog = catalog;
        this.former = former;
    }

    /** Returns the checks against the categories and purposes of this catalog. */
    public static DeclarationChecks with(Catalog catalog) {
        return new DeclarationChecks(catalog, List.of());
    }

    /** Returns checks that also find ids that vanished or open otherwise since this former data map: values are stored under them. */
    public DeclarationChecks since(Collection<RecordDeclaration> formerDataMap) {
        return new DeclarationChecks(catalog, List.copyOf(formerDataMap));
    }

    /**
     * Returns all problems, in the order of the members; empty if the declaration holds.
     *
     * @param declaration with all members of its class
     */
    public List<DeclarationProblem> check(RecordDeclaration declaration) {
        Set<DeclarationProblem> problems = new LinkedHashSet<>();
        declaration
                .name()
                .filter(name -> !name.matches("[a-z0-9._-]{1,64}"))
                .ifPresent(name -> problems.add(
                        problem(declaration, "", "the record's name has 1 to 64 characters of a-z 0-9 . _ -")));
        EncryptionRules encryption = new EncryptionRules(declaration);
        for (MemberDeclaration member : declaration.members()) {
            rulesBrokenBy(member, declaration, encryption)
                    .forEach(rule -> problems.add(problem(declaration, member.name(), rule)));
        }
        problems.addAll(SealedHistory.of(former).vanishedFrom(declaration));
        return List.copyOf(problems);
    }

    /**
     * Returns a problem for each class of the former data map that has sealed members and is not among these, neither by
     * its record's name nor by its own.
     *
     * @param current all declarations of the module
     */
    public List<DeclarationProblem> vanishedClasses(Collection<RecordDeclaration> current) {
        return SealedHistory.of(former).vanishedFrom(current);
    }

    /**
     * Returns the problem of a personal record's member that is stored readable while an encrypted one stands further in,
     * which nothing would seal; empty if there is none.
     *
     * @param within finds an encrypted member, with its class, of the classes to which the member's type leads
     */
    public static Optional<DeclarationProblem> readableAround(
            RecordDeclaration owner, MemberDeclaration member, Supplier<Optional<String>> within) {
        boolean isReadable = owner.name().isPresent()
                && member.encryption().isEmpty()
                && member.notPersonal().isEmpty();
        return isReadable
                ? within.get().map(encrypted -> problem(owner, member.name(), readableAround(encrypted)))
                : Optional.empty();
    }

    private static String readableAround(String encrypted) {
        return "it is stored readable and leads to " + encrypted
                + ", which is encrypted, and a record seals its own members only; encrypt this member, which seals all of"
                + " it, or store the inner record in a table of its own and its id here, or say @NotPersonal(reason ="
                + " \"…\") of a member that is not stored with the record";
    }

    private List<String> rulesBrokenBy(MemberDeclaration member, RecordDeclaration owner, EncryptionRules encryption) {
        List<String> rules = new ArrayList<>();
        member.classifications().forEach(said -> rules.addAll(rulesBrokenBy(said, owner)));
        if (member.isPersonal() && member.notPersonal().isPresent()) {
            rules.add("it cannot be personal data and @NotPersonal at once");
        }
        rules.addAll(encryption.brokenBy(member));
        return rules;
    }

    private List<String> rulesBrokenBy(Classification said, RecordDeclaration owner) {
        List<String> rules = new ArrayList<>();
        Optional<DataCategory> category = catalog.category(said.category());
        if (category.isEmpty()) {
            rules.add("its category is not in the catalog; use a constant of Categories (in JSON its value, such as"
                    + " email-address), or register your own in "
                    + Catalog.RESOURCE);
        }
        List<Optional<Purpose>> purposes =
                said.purposes().stream().map(catalog::purpose).toList();
        if (purposes.stream().anyMatch(Optional::isEmpty)) {
            rules.add("its purpose is not in the catalog; register it with its legal basis in " + Catalog.RESOURCE);
        }
        // A nested type's purposes may be its records' own; the records themselves must say.
        boolean special = owner.name().isPresent()
                && category.filter(DataCategory::isSpecial).isPresent();
        if (special && !allAllowSpecial(purposes)) {
            rules.add(SPECIAL_WITHOUT_PURPOSE);
        }
        return rules;
    }

    /** Purposes that the catalog does not know are reported as such. */
    private static boolean allAllowSpecial(List<Optional<Purpose>> purposes) {
        return !purposes.isEmpty()
                && purposes.stream().flatMap(Optional::stream).allMatch(Purpose::allowsSpecialCategories);
    }

    private static DeclarationProblem problem(RecordDeclaration declaration, String member, String rule) {
        return new DeclarationProblem(declaration.className(), member, rule);
    }
}
