package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class HistoryTailTests {
    private final Pages pages = new Pages();
    private final HistoryTail tail = new HistoryTail(pages, "arn:aws:states:us-east-1:000000000000:execution:m:run");

    @Test
    void eachEventComesOnceAndInItsOrder() {
        pages.upTo(250);
        assertThat(ids()).isEqualTo(LongStream.rangeClosed(1, 250).boxed().toList());
        assertThat(ids()).isEmpty();
        pages.upTo(255);
        assertThat(ids()).containsExactly(251L, 252L, 253L, 254L, 255L);
        pages.upTo(500);
        assertThat(ids()).hasSize(245).startsWith(256L).endsWith(500L);
    }

    @Test
    void whatWasReadIsNotReadAgain() {
        pages.upTo(2_000);
        tail.next();
        assertThat(pages.calls).isEqualTo(20);

        pages.upTo(2_010);
        tail.next();
        assertThat(pages.calls).isEqualTo(21);
        tail.next();
        assertThat(pages.calls).isEqualTo(22);
    }

    private List<Long> ids() {
        return tail.next().stream().map(HistoryEvent::id).toList();
    }

    /** A history in pages, the latest event first. */
    private static final class Pages implements SfnClient {
        private final List<HistoryEvent> events = new ArrayList<>();
        private int calls;

        void upTo(long last) {
            for (long id = events.size() + 1L; id <= last; id++) {
                events.add(HistoryEvent.builder().id(id).build());
            }
        }

        @Override
        public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
            calls++;
            assertThat(request.reverseOrder()).isTrue();
            List<HistoryEvent> latestFirst = new ArrayList<>(events);
            Collections.reverse(latestFirst);
            int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            int to = Math.min(from + request.maxResults(), latestFirst.size());
            return GetExecutionHistoryResponse.builder()
                    .events(latestFirst.subList(from, to))
                    .nextToken(to < latestFirst.size() ? String.valueOf(to) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
