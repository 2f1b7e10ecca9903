package dev.tacit.retention;

import dev.tacit.TacitException;
import dev.tacit.access.Access;
import dev.tacit.provider.FieldContext;
import dev.tacit.provider.Resealer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Puts a mark before what was sealed, and rejects what has the mark already, or begins with a nine. */
final class FakeResealer implements Resealer {
    private static final byte MARK = 'C';

    final List<FieldContext> contexts = new CopyOnWriteArrayList<>();
    final List<String> purposes = new CopyOnWriteArrayList<>();

    @Override
    public byte[] reseal(FieldContext context, byte[] sealed) {
        if (sealed.length > 0 && (sealed[0] == MARK || sealed[0] == 9)) {
            throw new Rejected();
        }
        contexts.add(context);
        purposes.add(Access.current().orElseThrow().purpose());
        byte[] cold = new byte[sealed.length + 1];
        cold[0] = MARK;
        System.arraycopy(sealed, 0, cold, 1, sealed.length);
        return cold;
    }

    /** Returns a text form as it stands in the archive. */
    static String cold(String text) {
        byte[] live = Base64.getUrlDecoder().decode(text.substring("tct1:".length()));
        byte[] cold = new byte[live.length + 1];
        cold[0] = MARK;
        System.arraycopy(live, 0, cold, 1, live.length);
        return "tct1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(cold);
    }

    /** What a vault throws for a foreign ciphertext. */
    static final class Rejected extends TacitException {
        private static final long serialVersionUID = 1L;

        Rejected() {
            super("it does not belong here");
        }
    }
}
