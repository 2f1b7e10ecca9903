package dev.tacit.retention;

/** One mapped table as a provider of core's {@code PersonalDataProvider}. Signature; the provider follows. */
public final class JdbcPersonalData<T> {
    JdbcPersonalData() {}
}
