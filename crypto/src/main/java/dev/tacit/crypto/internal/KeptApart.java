package dev.tacit.crypto.internal;

/**
 * Begins with 128 bytes that nobody reads or writes. What one thread writes with each value must not lie in the same cache
 * line as what another thread uses: each would wait for the other, some 20 to 60 ns each time. Where objects lie is the
 * garbage collector's choice, which copies what refers to each other side by side; two lines, since processors fetch them in pairs.
 */
abstract class KeptApart {
    /** Fills the gap behind the object's header, where the first small field of a subclass would go. */
    int space;

    long space0;
    long space1;
    long space2;
    long space3;
    long space4;
    long space5;
    long space6;
    long space7;
    long space8;
    long space9;
    long space10;
    long space11;
    long space12;
    long space13;
    long space14;
    long space15;
}
