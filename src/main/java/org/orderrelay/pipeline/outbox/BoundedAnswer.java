package org.orderrelay.pipeline.outbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/** The body of an answer, which ends for its reader after so many bytes, whatever the server goes on sending. */
final class BoundedAnswer extends HttpEntityWrapper {
    private final int most;
    private final Runnable cutOff;
    private final Runnable finished;
    private @Nullable InputStream content;

    /**
     * Bounds a body.
     *
     * @param cutOff run at its end if there was more, instead of reading the rest
     * @param finished run when it is closed
     */
    BoundedAnswer(HttpEntity entity, int most, Runnable cutOff, Runnable finished) {
        super(entity);
        this.most = most;
        this.cutOff = cutOff;
        this.finished = finished;
    }

    @Override
    public InputStream getContent() throws IOException {
        InputStream opened = content;
        if (opened == null) {
            opened = new Bounded(super.getContent());
            content = opened;
        }
        return opened;
    }

    private final class Bounded extends FilterInputStream {
        private int left = most;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? super.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = left > 0 ? super.read(buffer, offset, Math.min(length, left)) : -1;
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            try {
                if (left == 0) {
                    // closing would read to the end first
                    cutOff.run();
                } else {
                    super.close();
                }
            } finally {
                finished.run();
            }
        }
    }
}
