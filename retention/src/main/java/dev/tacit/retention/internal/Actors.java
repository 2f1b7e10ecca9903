package dev.tacit.retention.internal;

import dev.tacit.access.Actor;

/** Actors as text in state tables. */
final class Actors {
    static String text(Actor actor) {
        return actor.kind() + ":" + actor.ref();
    }

    private Actors() {}
}
