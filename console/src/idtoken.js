// OpenID Connect's implicit flow (Core 1.0, section 3.2), for an issuer that gives a page no token without
// a secret, as Google does: the ID token comes back in the fragment, tied to this tab by state and nonce.
// It says who somebody is and opens nothing at the issuer; the API checks whose it is and its signature.
import { random } from "./pkce.js";

const KEEP = "threadmark-token";
const GOING = "threadmark-sign-in";

const claims = (token) => {
  const part = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (c) => c.charCodeAt(0))));
};

export function idToken({ authority, clientId, scope }, { storage = sessionStorage, place = location, ask = fetch, now = Date.now } = {}) {
  const redirect = new URL("./", place.href.split(/[?#]/)[0]).href;
  const kept = () => JSON.parse(storage.getItem(KEEP) ?? "null");
  const forget = () => storage.removeItem(KEEP);

  async function signIn() {
    const going = { state: random(), nonce: random(), back: place.hash };
    storage.setItem(GOING, JSON.stringify(going));
    const known = await (await ask(`${authority.replace(/\/$/, "")}/.well-known/openid-configuration`)).json();
    const to = new URL(known.authorization_endpoint);
    to.search = new URLSearchParams({
      response_type: "id_token", client_id: clientId, redirect_uri: redirect, scope, state: going.state, nonce: going.nonce,
    });
    place.assign(to.href);
  }

  /** Back from the sign-in page: state and nonce must be those that were sent, else it is not our sign-in. */
  function comeBack(fragment) {
    const going = JSON.parse(storage.getItem(GOING) ?? "null");
    storage.removeItem(GOING);
    const ours = going && going.state === fragment.get("state");
    history.replaceState(null, "", redirect + (ours ? going.back : ""));
    if (!ours) return;
    // An error stays on the page: going at once again would turn in a circle.
    if (fragment.has("error")) throw new Error(fragment.get("error_description") ?? fragment.get("error"));
    const { nonce, exp } = claims(fragment.get("id_token"));
    if (nonce === going.nonce) storage.setItem(KEEP, JSON.stringify({ id: fragment.get("id_token"), until: 1000 * exp }));
  }

  return {
    async start() {
      const fragment = new URLSearchParams(place.hash.slice(1));
      if (fragment.has("state") && (fragment.has("id_token") || fragment.has("error"))) comeBack(fragment);
      if (kept()?.until > now()) return true;
      await signIn();
      return false;
    },
    async token() {
      const token = kept();
      return token?.until > now() ? token.id : "";
    },
    forget,
    signIn,
    /** Out of the console only: the issuer's own session is the browser's. */
    async signOut() {
      forget();
      place.assign(redirect);
    },
  };
}
