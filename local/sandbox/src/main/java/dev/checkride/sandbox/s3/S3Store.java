package dev.checkride.sandbox.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy over a folder: buckets are folders, objects are files. */
public final class S3Store implements AutoCloseable {
    private final S3Proxy proxy;

    private S3Store(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /**
     * Starts it on a free port.
     *
     * @param directory is made when it is not there
     */
    public static S3Store start(Path directory) throws IOException {
        Path folder = Files.createDirectories(directory).toRealPath();
        S3Proxy proxy = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
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
        return new S3Store(proxy);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
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
