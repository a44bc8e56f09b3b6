package dev.checkride.executor.tables;

import dev.checkride.executor.target.ClearingRefusedException;
import java.util.List;

/** Thrown when a table to clear has replicas in regions that are not listed. */
public final class ReplicatedTableException extends ClearingRefusedException {
    ReplicatedTableException(String table, List<String> regions) {
        super(
                "Nothing is deleted: table " + table + " is replicated to " + String.join(", ", regions)
                        + ", where everything would be deleted too; list the regions in \"guards\" in checkride.json, or do not clear it");
    }
}
