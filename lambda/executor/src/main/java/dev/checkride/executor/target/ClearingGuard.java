package dev.checkride.executor.target;

import dev.checkride.executor.run.Configuration;

/** Lets tables be cleared only in the AWS accounts and regions that {@code checkride.json} lists. */
public final class ClearingGuard {
    private final Configuration.Guards guards;

    /** Guards by the lists of the configuration; an empty list means nowhere. */
    public ClearingGuard(Configuration.Guards guards) {
        this.guards = guards;
    }

    /**
     * Checks the place of a stack.
     *
     * @throws ClearingRefusedException if its account or its region is not listed
     */
    public void check(StackSnapshot stack) {
        Place place = stack.place();
        if (!guards.accounts().contains(place.account())) {
            throw refused(stack, "account " + place.account(), "guards.accounts");
        }
        if (!guards.regions().contains(place.region())) {
            throw refused(stack, "region " + place.region(), "guards.regions");
        }
    }

    private static ClearingRefusedException refused(StackSnapshot stack, String what, String field) {
        return new ClearingRefusedException("Nothing is deleted: tables of stack " + stack.stackName()
                + " may not be cleared in " + what + "; if it holds no data of value, add it to " + field
                + " in checkride.json");
    }
}
