/**
 * One page's session, whatever it is connected by, and the threads that train.
 *
 * <p>The way through it: a message waits in its session's {@link playground.session.Inbox} until the
 * {@link playground.session.Scheduler} gives the {@link playground.session.LiveSession} a turn; then the
 * {@link playground.session.CommandHandler} carries it out, the {@link playground.session.TrainingLoop} trains the run for a few
 * milliseconds, and what {@link playground.session.PageUpdates} owes the page goes into the
 * {@link playground.session.Outbox}: a frame only if the page's {@link playground.session.Credit} allows it. Nothing but a turn
 * touches a run.
 */
package playground.session;
