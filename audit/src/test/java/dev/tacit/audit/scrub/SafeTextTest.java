package dev.tacit.audit.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    /** A class whose own text is the safe one. */
    record Account(String id, @EmailAddress String email) {
        @Override
        public String toString() {
            return SafeText.of(this);
        }
    }

    /** Nothing is classified, so its text must not be asked for again. */
    record Plain(int number, String note) {
        @Override
        public String toString() {
            return SafeText.of(this);
        }
    }

    record Failing(Object part) {}

    @BeforeAll
    static void openThisPackage() {
        Shop.open();
    }

    @Test
    void toString_showsLabels() {
        assertThat(new Account("7", "ann@x.org")).hasToString("Account[id=7, email=<email>]");
        assertThat("" + List.of(new Account("7", "ann@x.org"))).isEqualTo("[Account[id=7, email=<email>]]");
    }

    @Test
    void toStringOfAnUnclassifiedClass_doesNotCallItself() {
        assertThat(new Plain(1, "call ann@x.org")).hasToString("Plain[number=1, note=call <email>]");
    }

    @Test
    void anyValue_hasAText() {
        assertThat(SafeText.of(null)).isEqualTo("null");
        assertThat(SafeText.of("ann@x.org")).isEqualTo("<email>");
        assertThat(SafeText.of(List.of(1, "x"))).isEqualTo("[1, x]");
    }

    @Test
    void failingPart_withholdsTheText() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("ann@x.org");
            }
        };
        assertThat(SafeText.of(new Failing(hostile))).isEqualTo("<withheld>");
    }

    /** What entities have in common, as the page on log scrubbing recommends it. */
    abstract static class Entity {
        @Override
        public String toString() {
            return SafeText.of(this);
        }
    }

    static final class Parent extends Entity {
        final String id = "p";
        final List<Child> children = new ArrayList<>();
    }

    static final class Child extends Entity {
        final String id;
        final Parent parent;

        Child(String id, Parent parent) {
            this.id = id;
            this.parent = parent;
            parent.children.add(this);
        }
    }

    @Test
    void objectsThatReferToEachOther_haveATextThatEndsWhereTheCircleCloses() {
        Parent parent = new Parent();
        Child first = new Child("c0", parent);
        assertThat(parent).hasToString("Parent[id=p, children=[Child[id=c0, parent=<cycle>]]]");
        assertThat(first).hasToString("Child[id=c0, parent=Parent[id=p, children=[<cycle>]]]");
        for (int i = 1; i < 50; i++) {
            Child unused = new Child("c" + i, parent);
        }
        assertThat(parent.toString()).endsWith(", Child[id=c49, parent=<cycle>]]]");
        assertThat(Scrubber.withLabels(Shop.schemas()).value(parent)).isEqualTo(parent.toString());
    }

    static final class Link extends Entity {
        final List<Link> others = new ArrayList<>();
    }

    @Test
    void objectsThatAllReferToAllOthers_haveATextOfSixLevels() {
        List<Link> links = Stream.generate(Link::new).limit(30).toList();
        links.forEach(link -> link.others.addAll(links));
        assertThat(links.get(0).toString())
                .startsWith("Link[others=[<cycle>, Link[others=[<cycle>, <cycle>, Link[others=[");
        assertThat(links.get(0).toString()).contains("<deep>").hasSizeLessThan(65_536 + 1);
    }

    /** Its text is that of another one, which asks for it again. */
    record Frame(Object content) {
        @Override
        public String toString() {
            return "Frame of " + content;
        }
    }

    static final class Picture extends Entity {
        final Object frame = new Frame(this);
    }

    @Test
    void circleThroughAnotherText_ends() {
        assertThat(new Picture()).hasToString("Picture[frame=Frame of <cycle>]");
    }

    /** Asks for its text twice, which is no circle. */
    record Twice(int number) {
        @Override
        public String toString() {
            return SafeText.of(this) + SafeText.of(this);
        }
    }

    @Test
    void textThatIsAskedForTwice_isNoCircle() {
        assertThat(SafeText.of(List.of(new Twice(1)))).isEqualTo("[Twice[number=1]Twice[number=1]]");
    }

    @Test
    void afterAFailure_theNextTextIsWhole() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new StackOverflowError("ann@x.org");
            }
        };
        Failing failing = new Failing(hostile);
        assertThat(SafeText.of(failing)).isEqualTo("<withheld>");
        assertThat(SafeText.of(failing)).isEqualTo("<withheld>");
        assertThat(new Plain(1, "x")).hasToString("Plain[number=1, note=x]");
    }
}
