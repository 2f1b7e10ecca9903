package dev.tacit.kotlin

import dev.tacit.annotation.EmailAddress
import dev.tacit.annotation.PersonName
import dev.tacit.annotation.PhoneNumber

data class Contacts(
    val mails: List<@EmailAddress String>,
    val phonesByName: Map<@PersonName String, @PhoneNumber String>,
)

/** Its parameters have names, thanks to -java-parameters. */
class NamedGuest(greeting: String, @EmailAddress val email: String) {
    val welcome = greeting
}
