package dev.checkride.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"Zoë\",\"empty\":\"\",\"yes\":true,\"no\":false,\"nothing\":null}",
                "{\"list\":[1,\"two\",[3],{\"four\":4}],\"map\":{\"deep\":{\"er\":[]}}}",
                "{\"int\":7,\"zero\":0,\"negative\":-3,\"fraction\":0.1,\"long\":9007199254740993}",
                "{\"digits\":12345678901234567890.123456789012345678}",
            })
    void anObjectComesBackAsItWas(String json) {
        assertThat(Json.write(Attributes.object(Attributes.item(Json.object(json)))))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.5", "2.0, 2", "1e3, 1000", "-0.0, 0", "0.000, 0"})
    void aNumberKeepsItsValueWhateverItsSpelling(String written, String read) {
        assertThat(Json.write(Attributes.object(Attributes.item(Json.object("{\"n\":" + written + "}")))))
                .isEqualTo("{\"n\":" + read + "}");
    }

    @Test
    void anAttributeThatJsonDoesNotHaveIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.object(Map.of("tags", AttributeValue.fromSs(List.of("a")))))
                .withMessageContaining("SS");
    }
}
