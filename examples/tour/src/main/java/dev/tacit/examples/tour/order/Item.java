package dev.tacit.examples.tour.order;

/** One line of an order: what the shop keeps when the buyer is forgotten. */
public record Item(String sku, String title, int quantity) {}
