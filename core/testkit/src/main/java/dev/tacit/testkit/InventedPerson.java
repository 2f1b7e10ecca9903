package dev.tacit.testkit;

import dev.tacit.Subject;
import dev.tacit.annotation.BirthDate;
import dev.tacit.annotation.EmailAddress;
import dev.tacit.annotation.Encrypted;
import dev.tacit.annotation.IpAddress;
import dev.tacit.annotation.Lookup;
import dev.tacit.annotation.Normalizer;
import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.PhoneNumber;
import dev.tacit.annotation.PostalAddress;
import dev.tacit.annotation.SubjectId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody who does not exist, as a personal record that a test can seal, log, export and erase. Made by {@link
 * InventedPeople}. Immutable and thread-safe; the text shows no value.
 *
 * @param id names the data subject
 * @param name in the person's own script
 * @param email in a domain that is reserved for examples
 * @param phone in international form, from a range that the country's regulator keeps for fiction
 * @param address in a place that does not exist
 * @param birthDate between 1940 and 2005
 * @param ipAddress from a range that is reserved for documentation
 */
@PersonalRecord("invented-person")
public record InventedPerson(
        @SubjectId UUID id,
        @PersonName @Encrypted String name,

        @EmailAddress @Encrypted(lookup = @Lookup(Normalizer.EMAIL))
        String email,

        @PhoneNumber @Encrypted(lookup = @Lookup(Normalizer.E164))
        String phone,

        @PostalAddress @Encrypted String address,
        @BirthDate @Encrypted LocalDate birthDate,
        @IpAddress String ipAddress) {

    /** Returns the data subject. */
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public String toString() {
        return "InventedPerson[…]";
    }
}
