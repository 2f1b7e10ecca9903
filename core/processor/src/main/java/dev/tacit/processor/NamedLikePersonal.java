package dev.tacit.processor;

import dev.tacit.annotation.NotPersonal;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.processor.element.MemberElement;
import dev.tacit.processor.element.MentionedTypes;
import dev.tacit.processor.name.PersonalNames;
import dev.tacit.processor.name.Suspicion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * TACIT001: a member named like personal data is classified, or said to be none.
 *
 * <p>Looks at members that hold values: text, numbers, dates, enums, JDK values, and collections of them. A boolean says
 * something of a value and is none; a class of the host's own is looked into itself.
 */
final class NamedLikePersonal implements MemberCheck {
    @Override
    public void look(DeclaredClass c, CoveredTypes covered, Report report) {
        if (covered.contains(c.type()) || isGenerated(c.type())) {
            return;
        }
        c.members().stream()
                .filter(member -> member.owner().equals(c.type()))
                .filter(NamedLikePersonal::isUnclassified)
                .filter(member -> holdsValue(member.type()))
                .forEach(member -> PersonalNames.suspect(c.simpleName(), member.name())
                        .ifPresent(suspicion -> report.found(
                                new Finding(
                                        Check.TACIT001,
                                        c.declaration().className() + "." + member.name(),
                                        sentence(member.name(), suspicion)),
                                member.field())));
    }

    private static String sentence(String member, Suspicion suspicion) {
        return "'" + member + "' is named like personal data (" + suspicion.category()
                + "), but nothing says what it is.\n"
                + "  If it is about a person, say so: " + suspicion.annotation()
                + " before its type, and @Encrypted if it is stored.\n"
                + "  If it is not, say why: @NotPersonal(reason = \"…\").";
    }

    private static boolean isUnclassified(MemberElement member) {
        return member.personalData().isEmpty()
                && member.annotation(NotPersonal.class).isEmpty();
    }

    private static boolean holdsValue(TypeMirror type) {
        return MentionedTypes.in(type).stream().anyMatch(NamedLikePersonal::isValue);
    }

    private static boolean isValue(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return type.getKind() != TypeKind.BOOLEAN;
        }
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && (element.getKind() == ElementKind.ENUM
                        || isValueOfTheJdk(element.getQualifiedName().toString()));
    }

    private static boolean isValueOfTheJdk(String name) {
        return switch (name) {
            case "java.lang.String",
                    "java.lang.CharSequence",
                    "java.lang.Character",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Short",
                    "java.lang.Double",
                    "java.lang.Float",
                    "java.lang.Object",
                    "java.lang.StringBuilder",
                    "java.lang.StringBuffer",
                    "java.util.Locale",
                    "java.util.OptionalInt",
                    "java.util.OptionalLong",
                    "java.util.GregorianCalendar",
                    "java.sql.Time",
                    "java.math.BigInteger",
                    "java.math.BigDecimal",
                    "java.util.UUID",
                    "java.util.Date",
                    "java.util.Calendar",
                    "java.sql.Date",
                    "java.sql.Timestamp",
                    "java.net.InetAddress",
                    "java.net.Inet4Address",
                    "java.net.Inet6Address",
                    "java.net.InetSocketAddress",
                    "java.net.URI",
                    "java.net.URL" -> true;
            default -> name.startsWith("java.time.");
        };
    }

    private static boolean isGenerated(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Generated"));
    }
}
