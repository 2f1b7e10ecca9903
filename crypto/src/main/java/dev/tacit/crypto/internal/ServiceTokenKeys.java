package dev.tacit.crypto.internal;

import dev.tacit.Tenant;
import dev.tacit.crypto.key.KeyKind;
import dev.tacit.crypto.key.KeySlot;
import dev.tacit.provider.TokenKeys;
import java.util.Optional;

/** The token keys of one tenant and service, one an epoch; {@code k3} is that of the tenant's third epoch. Thread-safe. */
public final class ServiceTokenKeys implements TokenKeys {
    private static final int MAX_DIGITS = 7;

    private final KeySlot slot;
    private final TenantKeys keys;
    private final Epochs epochs;

    public ServiceTokenKeys(Tenant tenant, String service, TenantKeys keys, Epochs epochs) {
        this.slot = KeySlot.ofTenant(tenant, KeyKind.TOKEN, service);
        this.keys = keys;
        this.epochs = epochs;
    }

    @Override
    public TokenKey current() {
        int epoch = epochs.currentNumber(slot.tenant());
        return new EpochTokenKey(epoch, keys.key(slot, epoch, Label.TOKEN_KEY));
    }

    @Override
    public Optional<TokenKey> byId(String keyId) {
        if (!isId(keyId)) {
            return Optional.empty();
        }
        int epoch = Integer.parseInt(keyId.substring(1));
        return keys.existing(slot, epoch, Label.TOKEN_KEY).map(key -> new EpochTokenKey(epoch, key));
    }

    private static boolean isId(String text) {
        return text.length() >= 2
                && text.length() <= 1 + MAX_DIGITS
                && text.charAt(0) == 'k'
                && text.charAt(1) != '0'
                && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Not a record: it holds key material. */
    private static final class EpochTokenKey implements TokenKey {
        private final int epoch;
        private final MacKey key;

        EpochTokenKey(int epoch, MacKey key) {
            this.epoch = epoch;
            this.key = key;
        }

        @Override
        public String id() {
            return "k" + epoch;
        }

        @Override
        public byte[] mac(String category, String canonicalValue) {
            return key.mac(
                    LengthPrefixed.list().add(category).add(canonicalValue).bytes());
        }
    }
}
