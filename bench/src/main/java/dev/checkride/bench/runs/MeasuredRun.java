package dev.checkride.bench.runs;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command line in a process of its own that tells at its end what it has cost. The first argument is the file for that, the
 * others are those of the command.
 */
public final class MeasuredRun {
    private MeasuredRun() {}

    /** Runs the command, which ends the process. */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file), "cost"));
        String[] command = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, command, 0, command.length);
        dev.checkride.command.Main.main(command);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "cpuSeconds=" + cpuSeconds() + "\nheapMegabytes=" + peakHeapMegabytes() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("What the run has cost cannot be written", e);
        }
    }

    private static double cpuSeconds() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e9;
    }

    /** At most this: the pools need not have been full at the same time. */
    private static double peakHeapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / (1024.0 * 1024);
    }
}
