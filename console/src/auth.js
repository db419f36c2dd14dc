// How one gets in. On a laptop a cookie that the login link sets; in the cloud OpenID Connect,
// one of two flows, which is only loaded when /console/config.json says so.

let oidc;
let onLost = () => {};

export const auth = {
  /** True if one may go on; false while the browser is on its way to the sign-in page. */
  async start() {
    const config = await fetch("config.json", { headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : {}))
      .catch(() => ({}));
    if (config.auth !== "oidc") return true;
    oidc = config.flow === "id_token"
      ? (await import("./idtoken.js")).idToken(config)
      : (await import("./oidc.js")).oidc(config);
    return oidc.start();
  },
  async headers() {
    return oidc ? { Authorization: `Bearer ${await oidc.token()}` } : {};
  },
  /** True if a plain link carries one's right: a cookie does, a token does not. */
  byCookie: () => !oidc,
  lost() {
    oidc?.forget();
    onLost();
  },
  whenLost(callback) {
    onLost = callback;
  },
  signIn: () => oidc?.signIn(),
  signOut: () => oidc?.signOut(),
};
