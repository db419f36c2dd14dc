// The two values of PKCE (RFC 7636, section 4).

const url64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

export const random = () => url64(crypto.getRandomValues(new Uint8Array(32)));

export const challenge = async (verifier) =>
  url64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
