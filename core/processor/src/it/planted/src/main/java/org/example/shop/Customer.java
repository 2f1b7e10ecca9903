package org.example.shop;

import dev.tacit.annotation.PersonName;
import dev.tacit.annotation.PersonalRecord;
import dev.tacit.annotation.Retain;
import dev.tacit.annotation.SubjectId;

@PersonalRecord("customer")
@Retain("customer-pii")
public record Customer(@SubjectId String customerId, @PersonName String name, String customerPhoneNumber) {}
