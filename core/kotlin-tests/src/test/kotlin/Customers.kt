package dev.tacit.kotlin

import dev.tacit.annotation.BirthDate
import dev.tacit.annotation.EmailAddress
import dev.tacit.annotation.Encrypted
import dev.tacit.annotation.IpAddress
import dev.tacit.annotation.PersonName
import dev.tacit.annotation.PersonalRecord
import dev.tacit.annotation.PhoneNumber
import dev.tacit.annotation.PostalAddress
import dev.tacit.annotation.RecordId
import dev.tacit.annotation.SubjectId

/** An id of its own type; at run time its text. */
@JvmInline value class CustomerId(val value: String)

/** An id that is an object at run time, too. */
data class OrderId(val number: Long)

@PersonalRecord("kotlin-customer")
data class Customer(
    @SubjectId val id: CustomerId,
    @EmailAddress @Encrypted val email: String,
    @field:PersonName val name: String?,
    @get:PhoneNumber val phone: String,
    @PostalAddress @Encrypted val address: String = "",
    val isVip: Boolean = false,
    val aliases: List<@PersonName String> = emptyList(),
) {
    @IpAddress var lastIp: String = ""
    val colour: String = "red"
}

@PersonalRecord("kotlin-order")
data class Order(
    @RecordId val id: OrderId,
    @SubjectId val buyer: String?,
    @BirthDate val bornOn: java.time.LocalDate?,
)

/** Its constructor's first parameter is no property, so that order says nothing. */
class Guest(greeting: String, @EmailAddress val email: String) {
    val welcome = greeting
}

/** The same, said in the way that always works. */
class PlainGuest(greeting: String, @field:EmailAddress val email: String) {
    val welcome = greeting
}

/** A property that is computed has no field. */
class Computed(@field:PersonName val first: String) {
    @get:PersonName val shout: String
        get() = first + "!"
}

open class Base {
    @PersonName open var name: String = "base"
}

class Derived : Base() {
    @get:EmailAddress var mail: String = "derived"
}

/** A constructor that takes a value class is closed to Java. */
fun customer(id: String) = Customer(CustomerId(id), "ann@example.org", null, "+12025550100")
