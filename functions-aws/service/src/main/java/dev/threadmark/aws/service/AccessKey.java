package dev.threadmark.aws.service;

import java.util.Optional;

/**
 * What signs requests to AWS.
 *
 * @param token of a session; a role's keys always have one
 */
public record AccessKey(String id, String secret, Optional<String> token) {
  @Override
  public String toString() {
    return "access key " + id;
  }
}
