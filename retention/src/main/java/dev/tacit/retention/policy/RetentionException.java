package dev.tacit.retention.policy;

import dev.tacit.Safe;
import dev.tacit.TacitException;

/** Why a retention act did not happen: one subclass for each reaction of the caller. Holds no personal data. */
public abstract sealed class RetentionException extends TacitException
        permits PolicyException, // mend the policy file
                RetentionSetupException, // mend the mapping or the tables
                SweepRefusedException, // a person must look
                RetentionStoreException { // try again
    private static final long serialVersionUID = 1L;

    RetentionException(String sentence, Safe... arguments) {
        super(sentence, arguments);
    }
}
