package dev.tacit.examples.tour;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The byte strings under which a text could hide in a file. */
final class Spellings {
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    static List<byte[]> of(String text) {
        List<byte[]> spellings = new ArrayList<>();
        CHARSETS.forEach(charset -> spellings.add(text.getBytes(charset)));
        spellings.add(jsonEscaped(text).getBytes(StandardCharsets.US_ASCII));
        spellings.add(text.replace("\n", "\\n").getBytes(StandardCharsets.UTF_8));
        spellings.add(URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        spellings.add(URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .getBytes(StandardCharsets.US_ASCII));
        spellings.addAll(base64(text.getBytes(StandardCharsets.UTF_8)));
        return spellings;
    }

    private static String jsonEscaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 0x20 || c > 0x7e) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** A text inside longer base64 has three forms, one for each offset; the edges depend on its neighbours. */
    private static List<byte[]> base64(byte[] bytes) {
        List<byte[]> forms = new ArrayList<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
            int begin = offset == 0 ? 0 : offset + 1;
            int end = encoded.length - (shifted.length % 3 == 0 ? 0 : 1);
            if (end - begin >= 6) {
                forms.add(Arrays.copyOfRange(encoded, begin, end));
            }
        }
        return forms;
    }

    private Spellings() {}
}
