/**
 * Runs state machines written in Amazon States Language (JSONata) on this machine, as AWS Step Functions STANDARD does.
 *
 * <p>{@link dev.checkride.asl.StateMachine} is the way in. What differs from AWS:
 *
 * <ul>
 *   <li>Refused by name when a definition is read: all fields of JSONPath, ResultWriter, ItemReaders of anything but a
 *       JSON array, callbacks ({@code .waitForTaskToken}) and activities.
 *   <li>A distributed Map runs at most 1,000 children at a time (AWS: 10,000), remembers the first 1,000 that did not
 *       succeed, and gives the outputs of those that did.
 *   <li>Nothing sends heartbeats, so a task that has not answered within HeartbeatSeconds times out.
 * </ul>
 */
@NullMarked
package dev.checkride.asl;

import org.jspecify.annotations.NullMarked;
