package dev.checkride.sandbox.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3Proxy over a folder: buckets are folders, objects are files. It asks for no password and looks at no Host, so its
 * objects are below a path that only the sandbox knows: a page in a browser that finds the port finds nothing there.
 */
public final class S3Store implements AutoCloseable {
    private final S3Proxy proxy;
    private final String path;

    private S3Store(S3Proxy proxy, String path) {
        this.proxy = proxy;
        this.path = path;
    }

    /**
     * Starts it on a free port.
     *
     * @param directory is made when it is not there
     * @param secret that nobody can guess, of letters, digits and {@code -_}
     */
    public static S3Store start(Path directory, String secret) throws IOException {
        Path folder = Files.createDirectories(directory).toRealPath();
        String path = "/" + secret;
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .servicePath(path)
                .awsAuthentication(AuthenticationType.NONE, null, null)
                // A relative folder would be listed as empty.
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IOException("S3 does not start over " + directory + ": check that the folder can be written.", e);
        }
        return new S3Store(proxy, path);
    }

    /** With the secret path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort() + path);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("S3 does not stop", e);
        }
    }
}
