package dev.tacit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "USER",
                "Current_User",
                "session_user",
                "current_date",
                "localtimestamp",
                "order",
                "null",
                "unknown",
                "rownum"
            })
    void aReservedWord_isRefused_becauseUnquotedItMeansSomethingElse(String word) {
        assertThatThrownBy(() -> SqlName.of(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reserved word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "users", "orders", "name", "value", "_x", "A1"})
    void aNameWithoutAMeaningOfItsOwn_stands(String name) {
        assertThat(SqlName.of(name)).hasToString(name);
    }
}
