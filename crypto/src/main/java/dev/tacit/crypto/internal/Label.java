package dev.tacit.crypto.internal;

/**
 * The label of every derivation. No two keys share one, and no key is used for two things.
 *
 * <p>Each derivation is HKDF-SHA-256 (RFC 5869) without a salt, over {@code info} = the length-prefixed list of the label
 * and the context ({@link LengthPrefixed}).
 *
 * <table>
 * <caption>What is derived from what</caption>
 * <tr><th>Label</th><th>Input key</th><th>Context</th><th>Output</th><th>Used as</th></tr>
 * <tr><td>{@link #EPOCH_WRAP}</td><td>epoch key, random</td><td>none</td><td>32 B</td>
 *     <td>AES-256-GCM, wraps the key rows of an epoch</td></tr>
 * <tr><td>{@link #EPOCH_CHECK}</td><td>epoch key, random</td><td>none</td><td>32 B</td>
 *     <td>HMAC-SHA-256 of where the epoch key belongs</td></tr>
 * <tr><td>{@link #SUBJECT_KEY}</td><td>subject key, random</td><td>none</td><td>16 B + 32 B</td>
 *     <td>key reference; AES-256-GCM, seals values</td></tr>
 * <tr><td>{@link #HANDLE_ROOT}</td><td>handle root, random</td><td>none</td><td>16 B + 32 B</td>
 *     <td>key reference; input key of the two below</td></tr>
 * <tr><td>{@link #SUBJECT_HANDLE}</td><td>handle root's output</td><td>none</td><td>32 B</td>
 *     <td>HMAC-SHA-256 of subject ids</td></tr>
 * <tr><td>{@link #SCOPE_HANDLE}</td><td>handle root's output</td><td>none</td><td>32 B</td>
 *     <td>HMAC-SHA-256 of scopes narrower than a subject</td></tr>
 * <tr><td>{@link #INDEX_ROOT}</td><td>index root, random, one a version</td><td>none</td><td>16 B + 32 B</td>
 *     <td>key reference; input key of the one below</td></tr>
 * <tr><td>{@link #INDEX_FIELD}</td><td>index root's output</td><td>record name, field id</td><td>32 B</td>
 *     <td>HMAC-SHA-256 of normalized values</td></tr>
 * <tr><td>{@link #TOKEN_KEY}</td><td>token key, random, one a service and epoch</td><td>none</td><td>16 B + 32 B</td>
 *     <td>key reference; HMAC-SHA-256 of values in log lines</td></tr>
 * <tr><td>{@link #SHARED_KEY}</td><td>shared key, random</td><td>none</td><td>16 B + 32 B</td>
 *     <td>key reference; XAES-256-GCM, seals values of no single person</td></tr>
 * </table>
 *
 * <p>A row's key gives 16 bytes more than the table says, the second half of a wide reference.
 */
public enum Label {
    EPOCH_WRAP("tacit/1/epoch-wrap"),
    EPOCH_CHECK("tacit/1/epoch-check"),
    SUBJECT_KEY("tacit/1/subject-key"),
    HANDLE_ROOT("tacit/1/handle-root"),
    SUBJECT_HANDLE("tacit/1/subject-handle"),
    SCOPE_HANDLE("tacit/1/scope-handle"),
    INDEX_ROOT("tacit/1/index-root"),
    INDEX_FIELD("tacit/1/index-field"),
    TOKEN_KEY("tacit/1/token-key"),
    SHARED_KEY("tacit/1/shared-key");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // written by nobody
    private final byte[] info;

    Label(String text) {
        this.text = text;
        this.info = LengthPrefixed.list().add(text).bytes();
    }

    /** Returns the label itself. */
    public String text() {
        return text;
    }

    /** Returns the list of the label alone, for derivations without context; not a copy. */
    byte[] info() {
        return info;
    }
}
