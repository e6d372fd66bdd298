/**
 * One page's session, independent of how the page is connected, and the threads that train.
 *
 * <p>How a message is handled: it waits in its session's {@link playground.session.Inbox} until the {@link
 * playground.session.Scheduler} gives the {@link playground.session.LiveSession} a turn; then the {@link
 * playground.session.CommandHandler} carries it out, the {@link playground.session.TrainingLoop} trains the run for a few
 * milliseconds, and what {@link playground.session.PageUpdates} has for the page goes into the {@link playground.session.Outbox}: a
 * frame only if the page's {@link playground.session.Credit} allows it. A run is used only within a turn. The
 * {@link playground.session.Sweeping sweep} that a session may have has a loop and updates of its own.
 */
package playground.session;
