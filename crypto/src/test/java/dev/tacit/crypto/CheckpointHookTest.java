package dev.tacit.crypto;

import static dev.tacit.crypto.Given.ALICE;
import static dev.tacit.crypto.Given.SECRET;
import static dev.tacit.crypto.Given.name;
import static dev.tacit.crypto.Given.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crac.CheckpointException;
import org.crac.Context;
import org.crac.Resource;
import org.crac.RestoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a runtime without checkpoints {@code org.crac} forgets its resources, so a context of the test's tells of them. */
class CheckpointHookTest {
    private final FaultyKek kek = new FaultyKek();
    private final Vault vault = Vault.builder().inMemoryForTests().kek(kek).build();
    private final RecordingContext context = new RecordingContext();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void aCheckpoint_findsNoKeyInMemory_andTheRestoredVaultGoesOn() throws Exception {
        Resource hook = CheckpointHook.registered(context, vault);
        String sealed = vault.encryptText(SECRET, name(ALICE));
        assertThat(vault.metrics().subjectKeysInMemory()).isEqualTo(1);
        int asked = kek.calls();

        context.beforeCheckpoint(context);
        assertThat(vault.metrics().subjectKeysInMemory()).isZero();
        assertThat(vault.metrics().epochKeysInMemory()).isZero();
        context.afterRestore(context);

        assertThat(read(vault, sealed, name(ALICE))).isEqualTo(SECRET);
        assertThat(read(vault, vault.encryptText(SECRET, name(ALICE)), name(ALICE)))
                .isEqualTo(SECRET);
        assertThat(kek.calls()).isEqualTo(asked + 1);
        assertThat(context.resources).containsExactly(hook);
    }

    @Test
    void aRestore_dropsWhatWasUsedSinceTheCheckpoint() throws Exception {
        Resource hook = CheckpointHook.registered(context, vault);
        context.beforeCheckpoint(context);
        assertThat(vault.encryptText(SECRET, name(ALICE))).isNotEmpty();

        hook.afterRestore(context);

        assertThat(vault.metrics().subjectKeysInMemory()).isZero();
    }

    private static final class RecordingContext extends Context<Resource> {
        private final List<Resource> resources = new ArrayList<>();

        @Override
        public void register(Resource resource) {
            resources.add(resource);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> unused) throws CheckpointException {
            for (Resource resource : resources) {
                try {
                    resource.beforeCheckpoint(this);
                } catch (Exception e) {
                    throw new CheckpointException();
                }
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> unused) throws RestoreException {
            for (Resource resource : resources) {
                try {
                    resource.afterRestore(this);
                } catch (Exception e) {
                    throw new RestoreException();
                }
            }
        }
    }
}
