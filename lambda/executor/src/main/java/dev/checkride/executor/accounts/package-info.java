/** Creates, logs in and deletes the accounts of a run, and keeps the run's secret. */
@NullMarked
package dev.checkride.executor.accounts;

import org.jspecify.annotations.NullMarked;
