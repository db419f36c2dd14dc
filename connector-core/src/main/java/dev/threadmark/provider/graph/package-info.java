/**
 * Microsoft Graph mail. {@code GraphBell} and {@code ClientState} load nothing of the SDK; the rest
 * drives its request builders one by one (never {@code GraphServiceClient}, which would drag all 64
 * MB of it into a deployment).
 */
package dev.threadmark.provider.graph;
