package dev.tacit.crypto.codec;

import dev.tacit.crypto.Opened;
import dev.tacit.crypto.key.UnknownFormatException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens a long sequence of documents page by page, so that memory holds one page of them. What stood before the place where
 * the sequence breaks off is opened first. Not thread-safe.
 */
final class PagedOpening<T, D> implements Iterator<Opened<T>> {
    private static final int PAGE_SIZE = 100;

    private final Iterator<D> documents;
    private final Function<List<D>, List<Opened<T>>> opening;
    private final Queue<Opened<T>> opened = new ArrayDeque<>();
    private @Nullable RuntimeException brokenOff;

    PagedOpening(Iterator<D> documents, Function<List<D>, List<Opened<T>>> opening) {
        this.documents = documents;
        this.opening = opening;
    }

    @Override
    public boolean hasNext() {
        return !opened.isEmpty() || brokenOff != null || documents.hasNext();
    }

    @Override
    public Opened<T> next() {
        if (opened.isEmpty()) {
            opened.addAll(opening.apply(page()));
        }
        Opened<T> next = opened.poll();
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    private List<D> page() {
        if (brokenOff != null) {
            throw brokenOff;
        }
        List<D> page = new ArrayList<>();
        try {
            while (page.size() < PAGE_SIZE && documents.hasNext()) {
                page.add(documents.next());
            }
        } catch (UnknownFormatException | UncheckedIOException e) {
            brokenOff = e;
            if (page.isEmpty()) {
                throw e;
            }
        }
        return page;
    }
}
