/** What a run is: its id, its request, its plan, its ledger and its lease, and their JSON. */
@NullMarked
package dev.checkride.executor.run;

import org.jspecify.annotations.NullMarked;
