package dev.tacit.benchmarks.seal;

import dev.tacit.annotation.BirthDate;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PhoneNumber;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.RecordId;
import dev.tacit.annotation.SubjectId;

/** A record with five encrypted fields of one person; each holds 64 characters. */
@PersonalRecord("customer")
public record Customer(
        @RecordId String customerId,
        @SubjectId String personId,
        @PersonName @Encrypted String name,
        @EmailAddress @Encrypted String email,
        @PhoneNumber @Encrypted String phone,
        @PostalAddress @Encrypted String address,
        @BirthDate @Encrypted String birthDate) {
    static Customer number(int number) {
        return new Customer(
                "c-" + number,
                "person-" + number,
                filled("Ann Example", number),
                filled("ann@shop.example", number),
                filled("+15550100", number),
                filled("1 Example Street, Sampletown", number),
                filled("1980-02-29", number));
    }

    private static String filled(String start, int number) {
        String text = start + " " + number + " ";
        return text + "x".repeat(64 - text.length());
    }
}
