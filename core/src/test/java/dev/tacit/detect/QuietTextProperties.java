package dev.tacit.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.category.Categories;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A quiet text holds nothing, whatever its digits are: so it need not be scanned again when they change. */
class QuietTextProperties {
    private static final String[] PIECES = {
        "order ",
        "took ",
        " ms",
        "size",
        "=",
        ": ",
        ":",
        "-",
        ".",
        ",",
        " ",
        "/",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "'",
        "<",
        ">",
        "</",
        "email",
        "phone",
        "ip",
        "zip",
        "name",
        "address1",
        "user",
        "age",
        "lat",
        "tel ",
        "passport ",
        "v",
        "id=",
        "{",
        "}",
        "_",
        "+",
        "@",
        "%",
        "&#",
        "::",
        "0x",
        "A",
        "B",
        "Z",
        "x",
        "blk_",
        "T",
        "status",
        "count",
        "N",
        "W",
        "\n",
        "=>",
        "\\"
    };

    private static final Pattern UUID_APART =
            Pattern.compile("(?<![\\w.-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\\w.-])");

    private final PersonalDataScanner scanner = PersonalDataScanner.standard();

    @Property(tries = 10_000)
    void quietText_holdsNothingWithWhateverDigits(@ForAll long seed) {
        Random random = new Random(seed);
        String text = mixture(random, 1 + random.nextInt(14));
        if (scanner.isQuiet(text)) {
            assertThat(scanner.scan(text)).as(text).isEmpty();
            for (int i = 0; i < 20; i++) {
                String other = withOtherDigits(text, random);
                assertThat(scanner.scan(other)).as(other).isEmpty();
                assertThat(scanner.isQuiet(other)).as(other).isTrue();
            }
        }
    }

    private static String mixture(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append(' ').append(uuid(random)).append(random.nextInt(8) == 0 ? "" : " ");
            } else if (random.nextInt(3) == 0) {
                int digits = 1 + random.nextInt(random.nextInt(4) == 0 ? 18 : 6);
                text.append(random.nextLong((long) Math.pow(10, digits)));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    /** No run of digits begins with another 0 than before, or with none; other UUIDs stand where one stood apart. */
    private static String withOtherDigits(String text, Random random) {
        StringBuilder other = new StringBuilder(UUID_APART.matcher(text).replaceAll(found -> uuid(random)));
        for (int i = 0; i < other.length(); i++) {
            if (isDigit(other, i) && other.charAt(i) == text.charAt(i) && !isGiven(text, i)) {
                boolean first = !isDigit(other, i - 1);
                other.setCharAt(i, (char) ('0' + (first ? 1 + random.nextInt(9) : random.nextInt(10))));
            }
        }
        return other.toString();
    }

    private static String uuid(Random random) {
        UUID uuid = random.nextInt(8) == 0
                ? new UUID(0x1111_2222_3333_4444L, 0x5566_7788_9900_1122L)
                : new UUID(random.nextLong(), random.nextLong());
        return uuid.toString();
    }

    /** A 0 at the front of a run of digits, and the first of thirteen. */
    private static boolean isGiven(String text, int index) {
        boolean first = !isDigit(text, index - 1);
        boolean isLong = IntStream.range(index, index + 13).allMatch(i -> isDigit(text, i));
        return first && (text.charAt(index) == '0' || isLong);
    }

    private static boolean isDigit(CharSequence text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    @Example
    void linesAsProgramsWriteThem_areQuiet() {
        assertThat(new String[] {
                    "Connection pool stats: active=12, idle=5, waiting=0",
                    "jk2_init() Found child 62713 in scoreboard slot 7",
                    "select o.id, o.status from orders o where o.created_at > ? limit 100 took 17 ms",
                    "Block broadcast_12 stored as values in memory (estimated size 3.4 KB, free 2048 MB)",
                    ""
                })
                .allMatch(scanner::isQuiet);
    }

    @Example
    void whatOtherDigitsWouldMakeAFinding_isNotQuiet() {
        assertThat(new String[] {
                    "4111 1111 1111 1112", // a card but for its check digit
                    "tel 1234567",
                    "10.0.0.999",
                    "%30",
                    "at 48.8566, 2.3522",
                    "<phone>1</phone>",
                    "é"
                })
                .noneMatch(scanner::isQuiet);
    }

    @Example
    void detectorThatIsCalledAtADigit_leavesNoTextQuiet() {
        PersonalDataScanner own = PersonalDataScanner.builder()
                .add(new CustomDetector() {
                    @Override
                    public String category() {
                        return Categories.DEVICE_ID;
                    }

                    @Override
                    public String triggers() {
                        return "7";
                    }

                    @Override
                    public Optional<Finding> find(CharSequence window, int trigger) {
                        return Optional.of(new Finding(trigger, trigger + 1, category()));
                    }
                })
                .build();
        assertThat(own.scan("slot 7")).hasSize(1);
        assertThat(own.isQuiet("slot 3")).isFalse();
    }
}
