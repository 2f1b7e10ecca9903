package dev.tacit.benchmarks.log;

/** The least that a scanner can do: look at each character once and note its class. Allocates nothing. */
final class ClassTablePass {
    private static final byte[] CLASSES = classes();

    private ClassTablePass() {}

    /** Returns which classes occur. */
    static int over(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            seen |= CLASSES[text.charAt(i) & 127];
        }
        return seen;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (int c = 0; c < 128; c++) {
            classes[c] = (byte)
                    (Character.isDigit(c)
                            ? 1
                            : Character.isLetter(c) ? 2 : c == '@' ? 4 : c == ':' || c == '.' ? 8 : 16);
        }
        return classes;
    }
}
