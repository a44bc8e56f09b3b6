/** API Gateway: a REST API in front of functions. */
@NullMarked
package dev.checkride.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
