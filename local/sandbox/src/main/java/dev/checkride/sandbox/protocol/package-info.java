/** What all AWS services share: requests, errors, the JSON and query protocols, and who called what. */
@NullMarked
package dev.checkride.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
