package dev.checkride.command;

import dev.checkride.executor.run.RunId;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The ids of runs on this machine: they sort by time, and two at once differ. */
final class LocalRunId {
    private LocalRunId() {}

    static RunId next(String prefix) {
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
        return new RunId(prefix + "-" + time + "-" + Integer.toHexString(0x1000 + new SecureRandom().nextInt(0xf000)));
    }
}
