package dev.tacit.audit;

import dev.tacit.audit.proof.Checkpoint;
import dev.tacit.audit.proof.SignedNote;
import dev.tacit.audit.proof.SigningKey;
import dev.tacit.audit.proof.VerifierKey;

/** A head and the note that signs it. */
record SignedHead(Checkpoint checkpoint, SignedNote note) {
    static SignedHead sign(Checkpoint checkpoint, SigningKey key) {
        return new SignedHead(checkpoint, checkpoint.sign(key));
    }

    static SignedHead open(byte[] bytes, VerifierKey key) {
        SignedNote note = SignedNote.parse(bytes);
        return new SignedHead(Checkpoint.open(note, key), note);
    }

    long size() {
        return checkpoint.size();
    }
}
