/** S3: S3Proxy over a folder, so that objects are plain files. */
@NullMarked
package dev.checkride.sandbox.s3;

import org.jspecify.annotations.NullMarked;
