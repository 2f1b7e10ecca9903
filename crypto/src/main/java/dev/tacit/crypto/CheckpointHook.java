package dev.tacit.crypto;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Tells a vault of checkpoints of its process (CRaC, SnapStart), where the host brought {@code org.crac} along. The vault
 * refers to no key when the image is taken, and no copy of the process begins with nonces that another has too. What the JDK's
 * ciphers knew is garbage then, which lies in the image unless it was collected. Thread-safe.
 */
final class CheckpointHook implements Resource {
    private final Vault vault;

    private CheckpointHook(Vault vault) {
        this.vault = vault;
    }

    /** Returns what the vault has to hold on to, because {@code org.crac} refers to its resources weakly. */
    static Resource of(Vault vault) {
        return registered(Core.getGlobalContext(), vault);
    }

    static Resource registered(Context<Resource> context, Vault vault) {
        CheckpointHook hook = new CheckpointHook(vault);
        context.register(hook);
        return hook;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        vault.beforeCheckpoint();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        vault.afterRestore();
    }
}
