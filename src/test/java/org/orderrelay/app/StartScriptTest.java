package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.ActiveMQMessageAudit;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.Test;

/** S10: the filter by which the start script closes Java's own deserialisation, behind the two walls in front of it. */
class StartScriptTest {
    private static ObjectInputFilter filter() throws Exception {
        String script = Files.readString(Path.of("src/main/bin/order-relay"));
        Matcher option = Pattern.compile("-Djdk\\.serialFilter='([^']+)'").matcher(script);
        assertThat(option.find()).isTrue();
        return ObjectInputFilter.Config.createFilter(option.group(1));
    }

    private static Status of(Class<?> type) throws Exception {
        return filter().checkInput(new ObjectInputFilter.FilterInfo() {
            @Override
            public Class<?> serialClass() {
                return type;
            }

            @Override
            public long arrayLength() {
                return -1;
            }

            @Override
            public long depth() {
                return 1;
            }

            @Override
            public long references() {
                return 1;
            }

            @Override
            public long streamBytes() {
                return 1;
            }
        });
    }

    @Test
    void onlyWhatTheBrokersOwnStoreHoldsIsRead() throws Exception {
        assertThat(of(ActiveMQMessageAudit.class)).isEqualTo(Status.ALLOWED);
        assertThat(of(HashMap.class)).isEqualTo(Status.ALLOWED);
        assertThat(of(DefaultExchangeHolder.class)).isEqualTo(Status.REJECTED);
        assertThat(of(StartScriptTest.class)).isEqualTo(Status.REJECTED);
        assertThat(of(javax.management.BadAttributeValueExpException.class)).isEqualTo(Status.REJECTED);
    }
}
