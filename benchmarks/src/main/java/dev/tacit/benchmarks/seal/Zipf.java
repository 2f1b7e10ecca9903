package dev.tacit.benchmarks.seal;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks by Zipf's law with exponent 1: the one of rank k comes with a probability proportional to 1/k. */
final class Zipf {
    private Zipf() {}

    /** Returns so many ranks from 0 to below {@code population}; the same for the same seed. */
    static int[] ranks(int population, int draws, long seed) {
        double[] reached = new double[population];
        double sum = 0;
        for (int rank = 0; rank < population; rank++) {
            sum += 1.0 / (rank + 1);
            reached[rank] = sum;
        }
        Random random = new Random(seed);
        int[] ranks = new int[draws];
        for (int draw = 0; draw < draws; draw++) {
            int found = Arrays.binarySearch(reached, random.nextDouble() * sum);
            ranks[draw] = Math.min(found < 0 ? -found - 1 : found, population - 1);
        }
        return ranks;
    }
}
