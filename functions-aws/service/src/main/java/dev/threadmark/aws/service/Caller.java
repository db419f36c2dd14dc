package dev.threadmark.aws.service;

import java.time.InstantSource;
import java.util.function.Supplier;

/** Who asks, and where. */
public record Caller(String region, Supplier<AccessKey> keys, InstantSource clock) {}
