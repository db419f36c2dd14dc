/**
 * What works on AWS: the functions behind the queue, the timer and the HTTP API. Each reads an
 * event, hands it to {@link dev.threadmark.setup.Deployment}, and answers; none decides anything.
 */
package dev.threadmark.aws.worker;
