package dev.tacit.examples.tour.order;

import org.jspecify.annotations.Nullable;

/** What a buyer asks of the carrier at the door. */
public record DeliveryWishes(
        @Nullable String instruction, @Nullable String dropOffLocation) {}
