package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.DeliveryState;
import org.orderrelay.ledger.Deed;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.ReplayJobs;
import org.orderrelay.operator.BulkReplays;
import org.orderrelay.operator.References;
import org.orderrelay.provider.Providers;

/** How many an operator may start at once; all else is tested on a running relay. */
class RestReplaysTest {
    /** A ledger whose filters always find so many. */
    private static RestReplays over(long deliveries) {
        ReplayJobs jobs = answering(
                ReplayJobs.class,
                Map.of(
                        "plan",
                        new ReplayJobs.Plan(deliveries, Map.of(), List.of()),
                        "start",
                        CompletableFuture.completedFuture(new Deed.Done("replay:job-1", DeliveryState.QUEUED))));
        OperatorDesk desk = answering(OperatorDesk.class, Map.of("jobs", jobs));
        Ledger ledger = answering(Ledger.class, Map.of("desk", desk));
        References references = new References(new Accounts(List.of()), new Providers(List.of()));
        return new RestReplays(new Clients(List.of()), new BulkReplays(ledger, references, () -> {}));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, values) -> answers.get(method.getName())));
    }

    private static DeedRequest by(String role, Map<?, ?> fields) {
        return new DeedRequest(new Client("someone", Set.of(role), ""), null, fields);
    }

    @ParameterizedTest
    @CsvSource({"operator, 1000", "admin, 1001"})
    void startsWhatTheRoleAllows(String role, long deliveries) {
        RestAnswer answer = over(deliveries).start(by(role, Map.of("reason", "all of it")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).contains("\"id\":\"job-1\"");
    }

    @Test
    void moreThanAThousandNeedAnAdmin() {
        assertThatThrownBy(() -> over(1_001).start(by("operator", Map.of("reason", "all of it"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void anybodyWhoActsMayLookAtThePlan() {
        RestAnswer answer = over(1_001).start(by("operator", Map.of("dry_run", true)));

        assertThat(answer.text()).contains("\"deliveries\":1001").contains("\"seconds\":101");
    }
}
