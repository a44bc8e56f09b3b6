package dev.checkride.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs other programs in a folder, silently unless they fail. */
final class CommandLineTool {
    private final Path folder;

    private CommandLineTool(Path folder) {
        this.folder = folder;
    }

    static CommandLineTool in(Path folder) {
        return new CommandLineTool(folder);
    }

    /**
     * Runs a program to its end.
     *
     * @param otherwise what it means when it fails
     * @throws CannotRunException if it does not start, or ends with another exit code than 0; the message holds its output
     */
    void run(String otherwise, List<String> command) {
        String shown = String.join(" ", command);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CannotRunException(
                        otherwise + ": `" + shown + "` in " + folder + " says\n" + output.strip(), null);
            }
        } catch (IOException e) {
            throw new CannotRunException(
                    otherwise + ": put `" + command.get(0) + "` on the PATH (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRunException(otherwise + ": interrupted", e);
        }
    }
}
