package dev.tacit.crypto.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.Subject;
import dev.tacit.Tenant;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;
import dev.tacit.crypto.Vault;
import dev.tacit.crypto.jackson.SealedJson;
import dev.tacit.crypto.jdbc.SealedAtRest;
import dev.tacit.crypto.jdbc.SealedColumn;
import dev.tacit.provider.FieldContext;
import dev.tacit.schema.RecordSchema;
import dev.tacit.schema.Schemas;
import dev.tacit.table.SqlName;
import dev.tacit.table.TableMapping;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One forgotten import job, on H2 and on PostgreSQL. */
class SealedAtRestTest {
    private static final SqlName LETTER = SqlName.of("letter");

    private final Vault vault = Vault.inMemoryForTests();
    private final SealedJson<Letter> codec = SealedJson.of(Letter.class, vault);
    private final RecordSchema<Letter> schema = Schemas.annotated().of(Letter.class);
    private final TableMapping mapping = TableMapping.of(schema, "letter")
            .id("id")
            .subject("writer")
            .document("doc")
            .field("name", "name")
            .field("seal", "seal")
            .build();

    @PersonalRecord("letter")
    record Letter(
            @RecordId String id,
            @SubjectId String writer,
            @PersonName @Encrypted @Nullable String name,
            @Encrypted @Nullable String seal,
            @Encrypted String text) {}

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void clearText_isCounted_onH2() throws SQLException {
        countsClearText(new UrlDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), "VARBINARY");
    }

    @Test
    void clearText_isCounted_onPostgres() throws SQLException {
        countsClearText(Postgres.freshSchema(), "BYTEA");
    }

    private void countsClearText(DataSource database, String bytes) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement create = connection.createStatement()) {
            boolean unused = create.execute("CREATE TABLE letter (id VARCHAR(40), writer VARCHAR(40), "
                    + "name VARCHAR(400), seal " + bytes + ", doc TEXT)");
            for (int row = 0; row < 1200; row++) {
                insert(connection, "l-" + row, sealedText("name"), sealed("seal"), document("l-" + row));
            }
        }
        assertThat(check(database))
                .containsExactly(
                        column("name", "name", 1200, 0, 0),
                        column("seal", "seal", 1200, 0, 0),
                        column("doc", "text", 1200, 0, 0));

        try (Connection connection = database.getConnection()) {
            insert(connection, "d-1", sealedText("name"), sealed("seal"), "{\"name\":\"Zebedee Quillfeather\"}");
        }
        assertThat(check(database)).contains(column("doc", "name", 0, 1, 1200));

        try (Connection connection = database.getConnection()) {
            insert(connection, "c-1", "Zebedee Quillfeather", utf8("wax"), "{\"text\":\"Dear Ann\"}");
            insert(connection, "c-2", "tct1:Zebedee", new byte[0], "no document");
            insert(connection, "c-3", "", utf8("|"), "{\"text\":7}");
            insert(connection, "e-1", null, null, null);
            insert(connection, "e-2", sealedText("name"), sealed("seal"), "{\"id\":\"e-2\",\"text\":null}");
        }
        assertThat(check(database))
                .containsExactly(
                        column("name", "name", 1202, 3, 1),
                        column("doc", "name", 0, 2, 1204),
                        column("seal", "seal", 1202, 3, 1),
                        column("doc", "seal", 0, 1, 1205),
                        column("doc", "text", 1200, 3, 3));
    }

    private List<SealedColumn> check(DataSource database) throws SQLException {
        return SealedAtRest.check(database, Map.of(schema, mapping));
    }

    private static SealedColumn column(String column, String member, long sealed, long clear, long empty) {
        return new SealedColumn(LETTER, SqlName.of(column), member, sealed, clear, empty);
    }

    private String document(String id) {
        return codec.write(new Letter(id, "ann-1", null, null, "Dear Zeb"));
    }

    private byte[] sealed(String field) {
        return vault.encrypt(utf8("wax"), FieldContext.of(Tenant.SOLE, "letter", field, Subject.of("ann-1")));
    }

    private String sealedText(String field) {
        return vault.encryptText("Ann", FieldContext.of(Tenant.SOLE, "letter", field, Subject.of("ann-1")));
    }

    private static void insert(
            Connection connection, String id, @Nullable String name, byte @Nullable [] seal, @Nullable String document)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO letter VALUES (?, 'ann-1', ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, name);
            insert.setBytes(3, seal);
            insert.setString(4, document);
            int unused = insert.executeUpdate();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
