package dev.tacit.crypto.internal;

import java.lang.module.ModuleFinder;
import java.util.Optional;

/**
 * Tells whether this process is run by something that takes snapshots of running processes and restores several copies of
 * one: then nothing random is drawn in advance. A snapshot of a whole virtual machine cannot be told from inside.
 */
final class Snapshots {
    private Snapshots() {}

    /** Says whether this is a Java runtime with CRaC, or AWS Lambda with SnapStart. */
    static boolean areTaken() {
        return ModuleFinder.ofSystem().find("jdk.crac").isPresent()
                || Optional.ofNullable(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"))
                        .filter("snap-start"::equals)
                        .isPresent();
    }
}
