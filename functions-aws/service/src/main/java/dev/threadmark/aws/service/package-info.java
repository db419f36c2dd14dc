/**
 * Services of AWS by plain HTTPS requests, in the place of its SDK, whose loading was half of a
 * cold start. What the SDK did beside sending is here: signatures, keys of the role, endpoints,
 * further tries, checks of what came back. For functions on Lambda only: there are no profiles, no
 * single sign-on and no instance metadata.
 */
package dev.threadmark.aws.service;
