package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.asFulfilment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tacit.Tenant;
import dev.tacit.annotation.Binding;
import dev.tacit.crypto.format.Padding;
import dev.tacit.crypto.format.Suite;
import dev.tacit.crypto.key.CiphertextRejectedException;
import dev.tacit.crypto.key.UnknownFormatException;
import dev.tacit.provider.FieldContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes of a value that is not what it was, in every suite, at every level, with every padding. */
class MisuseTest {
    private static final byte[] PLAINTEXT = Given.bytes("sixteen bytes!!!");

    private final List<Vault> vaults = new ArrayList<>();

    /** One way to seal, and the context in which it opens again. */
    private static final class Sealing {
        private final String name;
        private final Vault vault;
        private final FieldContext context;
        private final byte[] sealed;

        Sealing(String name, Vault vault, FieldContext context, byte[] sealed) {
            this.name = name;
            this.vault = vault;
            this.context = context;
            this.sealed = sealed;
        }

        byte[] open(byte[] altered) {
            return asFulfilment(() -> vault.decrypt(altered, context));
        }
    }

    @AfterEach
    void close() {
        vaults.forEach(Vault::close);
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBit_isRefused(Padding padding) {
        for (Sealing sealing : sealings(padding)) {
            for (int bit = 0; bit < 8 * sealing.sealed.length; bit++) {
                byte[] altered = sealing.sealed.clone();
                altered[bit / 8] ^= (byte) (1 << (bit % 8));
                assertRefused(sealing, altered, "bit " + bit);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncation_isRefused(Padding padding) {
        for (Sealing sealing : sealings(padding)) {
            for (int length = 0; length < sealing.sealed.length; length++) {
                assertRefused(sealing, Arrays.copyOf(sealing.sealed, length), "length " + length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExtension_isRefused(Padding padding) {
        Random random = new Random(7);
        for (Sealing sealing : sealings(padding)) {
            for (int more = 1; more <= 130; more++) {
                byte[] longer = Arrays.copyOf(sealing.sealed, sealing.sealed.length + more);
                assertRefused(sealing, longer, more + " zeros more");
                for (int i = sealing.sealed.length; i < longer.length; i++) {
                    longer[i] = (byte) random.nextInt();
                }
                assertRefused(sealing, longer, more + " bytes more");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherHeader_isRefused(Padding padding) {
        for (Sealing sealing : sealings(padding)) {
            for (int header = 0x0F00; header < 0x2200; header++) {
                byte[] altered = sealing.sealed.clone();
                altered[1] = (byte) (header >> 8);
                altered[2] = (byte) header;
                if (!Arrays.equals(altered, sealing.sealed)) {
                    assertRefused(sealing, altered, "header " + Integer.toHexString(header));
                }
            }
        }
    }

    @Test
    void whatWasNotAltered_opens() {
        for (Padding padding : Padding.values()) {
            for (Sealing sealing : sealings(padding)) {
                assertThat(sealing.open(sealing.sealed)).as(sealing.name).isEqualTo(PLAINTEXT);
            }
        }
    }

    private static void assertRefused(Sealing sealing, byte[] altered, String how) {
        assertThat(catchThrowable(() -> sealing.open(altered)))
                .as("%s, %s", sealing.name, how)
                .isInstanceOfAny(CiphertextRejectedException.class, UnknownFormatException.class);
    }

    private List<Sealing> sealings(Padding padding) {
        List<Sealing> sealings = new ArrayList<>();
        for (Suite suite : List.of(Suite.AES_256_GCM, Suite.AES_256_GCM_WIDE_REFERENCE)) {
            Vault vault = vault(padding, suite);
            for (Binding binding : Binding.values()) {
                FieldContext context = Given.field(binding, ALICE, "order-1");
                sealings.add(new Sealing(suite + " " + binding, vault, context, vault.encrypt(PLAINTEXT, context)));
            }
        }
        Vault vault = vault(padding, Suite.AES_256_GCM);
        FieldContext nobodys =
                new FieldContext(Tenant.SOLE, "supplier", "terms", Binding.FIELD, Optional.empty(), Optional.empty());
        sealings.add(new Sealing("shared", vault, nobodys, vault.encryptShared(PLAINTEXT, nobodys)));
        return sealings;
    }

    private Vault vault(Padding padding, Suite suite) {
        Vault vault = Vault.builder()
                .inMemoryForTests()
                .padding(padding)
                .pin(Tenant.SOLE, suite, Binding.FIELD)
                .build();
        vaults.add(vault);
        return vault;
    }
}
