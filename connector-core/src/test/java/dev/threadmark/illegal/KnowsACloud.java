package dev.threadmark.illegal;

import software.amazon.illegal.CloudSdk;

/** Breaks a rule so that a test can see it broken. */
public record KnowsACloud(CloudSdk sdk) {}
