package dev.tacit.crypto.internal;

/**
 * A lease that stays on a workbench. Its thread writes to it with each value, so it ends with 128 bytes that nobody uses, for
 * the reason that {@link KeptApart} gives; the leases that are kept with keys are too many to have such room. Not thread-safe.
 */
final class BenchLease extends KeyLease {
    long space0;
    long space1;
    long space2;
    long space3;
    long space4;
    long space5;
    long space6;
    long space7;
    long space8;
    long space9;
    long space10;
    long space11;
    long space12;
    long space13;
    long space14;
    long space15;

    /**
     * @param copy taken
     * @param spare whose cipher is taken over
     */
    BenchLease(LeasedKey key, AesKey copy, AesGcm spare) {
        super(key, copy, spare);
    }

    /** Holds the lease, for the room in front of it. */
    static final class Holder extends KeptApart {
        final BenchLease lease;

        Holder(BenchLease lease) {
            this.lease = lease;
        }
    }
}
