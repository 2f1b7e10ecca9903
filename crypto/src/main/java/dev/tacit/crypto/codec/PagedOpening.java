package dev.tacit.crypto.codec;

import dev.tacit.crypto.Opened;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** Opens a long sequence of documents page by page, so that memory holds one page of them. Not thread-safe. */
final class PagedOpening<T, D> implements Iterator<Opened<T>> {
    private static final int PAGE_SIZE = 100;

    private final Iterator<D> documents;
    private final Function<List<D>, List<Opened<T>>> opening;
    private final Queue<Opened<T>> opened = new ArrayDeque<>();

    PagedOpening(Iterator<D> documents, Function<List<D>, List<Opened<T>>> opening) {
        this.documents = documents;
        this.opening = opening;
    }

    @Override
    public boolean hasNext() {
        return !opened.isEmpty() || documents.hasNext();
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
        List<D> page = new ArrayList<>();
        while (page.size() < PAGE_SIZE && documents.hasNext()) {
            page.add(documents.next());
        }
        return page;
    }
}
