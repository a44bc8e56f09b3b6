package dev.checkride.executor.target;

/**
 * Where a stack lives.
 *
 * @param partition the partition, {@code aws} for most
 * @param region the region
 * @param account the twelve digits of the AWS account
 */
public record Place(String partition, String region, String account) {
    /**
     * The place that an ARN names.
     *
     * @throws IllegalArgumentException if it is no ARN with region and account
     */
    public static Place of(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn") || parts[3].isEmpty() || parts[4].isEmpty()) {
            throw new IllegalArgumentException("\"" + arn + "\" is not an ARN with region and account");
        }
        return new Place(parts[1], parts[3], parts[4]);
    }

    /** The ARN of a resource in this place. */
    public String arn(String service, String resource) {
        return String.join(":", "arn", partition, service, region, account, resource);
    }

    @Override
    public String toString() {
        return "account " + account + ", region " + region;
    }
}
