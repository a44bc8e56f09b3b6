package dev.checkride.executor.accounts;

import dev.checkride.executor.target.Pace;
import dev.checkride.executor.target.Pause;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Holds a process to one half of what an AWS account may ask of Cognito in a second, the SDK's repetitions included: the
 * other half is for the application under test and for another run.
 */
public final class CognitoPace implements ExecutionInterceptor {
    private final Map<CognitoQuota, Pace> paces = new EnumMap<>(CognitoQuota.class);

    /** Measures seconds with a clock, and passes the time with pauses. */
    public CognitoPace(Clock clock, Pause pause) {
        for (CognitoQuota quota : CognitoQuota.values()) {
            paces.put(quota, new Pace(quota.half(), clock, pause));
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        paces.forEach((quota, pace) -> {
            if (quota.covers(operation)) {
                pace.take();
            }
        });
    }
}
