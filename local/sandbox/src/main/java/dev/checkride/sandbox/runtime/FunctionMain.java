package dev.checkride.sandbox.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;

/**
 * The main class of a function's process: the runtime client, and beside it a watch over the sandbox. Of the sandbox it is
 * the only class in that process.
 */
public final class FunctionMain {
    private static final int ORPHANED = 130;

    private FunctionMain() {}

    /**
     * Starts the runtime client.
     *
     * @param arguments the client's main class and the handler
     */
    public static void main(String[] arguments) throws Throwable {
        endWith(System.in);
        // On Lambda a function reads nothing either.
        System.setIn(InputStream.nullInputStream());
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {arguments[1]});
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** Nobody holds the other end any more: the sandbox is gone, by whatever death, or needs this process no longer. */
    private static void endWith(InputStream sandbox) {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(sandbox);
                    Runtime.getRuntime().halt(ORPHANED);
                },
                "sandbox-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream sandbox) {
        try {
            // The sandbox says nothing; only its end counts.
            sandbox.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // As good as its end.
            return;
        }
    }
}
