// Authorization Code with PKCE (RFC 7636), by fetch and WebCrypto. The token stays in this tab:
// sessionStorage, so that a reload does not ask again. The policy of the page must allow the
// authority in connect-src.
import { challenge, random } from "./pkce.js";

const KEEP = "threadmark-token";
const GOING = "threadmark-sign-in";
const EARLY = 60_000;

export function oidc({ authority, clientId, scope }, { storage = sessionStorage, place = location, ask = fetch } = {}) {
  const redirect = new URL("./", place.href.split(/[?#]/)[0]).href;
  let known;
  const provider = async () =>
    (known ??= await (await ask(`${authority.replace(/\/$/, "")}/.well-known/openid-configuration`)).json());
  const kept = () => JSON.parse(storage.getItem(KEEP) ?? "null");
  const forget = () => storage.removeItem(KEEP);

  async function exchange(fields) {
    const { token_endpoint } = await provider();
    const answer = await ask(token_endpoint, { method: "POST", body: new URLSearchParams({ client_id: clientId, ...fields }) });
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
    const token = await answer.json();
    storage.setItem(KEEP, JSON.stringify({
      access: token.access_token,
      refresh: token.refresh_token ?? fields.refresh_token,
      until: Date.now() + 1000 * (token.expires_in ?? 300),
    }));
  }

  async function signIn() {
    const going = { state: random(), verifier: random(), back: place.hash };
    storage.setItem(GOING, JSON.stringify(going));
    const to = new URL((await provider()).authorization_endpoint);
    to.search = new URLSearchParams({
      response_type: "code", client_id: clientId, redirect_uri: redirect, scope, state: going.state,
      code_challenge: await challenge(going.verifier), code_challenge_method: "S256",
    });
    place.assign(to.href);
  }

  /** Back from the sign-in page: the state must be the one that was sent, else it is not our sign-in. */
  async function comeBack(query) {
    const going = JSON.parse(storage.getItem(GOING) ?? "null");
    storage.removeItem(GOING);
    if (!going || going.state !== query.get("state")) return;
    await exchange({ grant_type: "authorization_code", code: query.get("code"), redirect_uri: redirect, code_verifier: going.verifier });
    history.replaceState(null, "", redirect + going.back);
  }

  return {
    async start() {
      const query = new URLSearchParams(place.search);
      if (query.has("code")) await comeBack(query);
      if (kept()) return true;
      // An error stays on the page: going at once again would turn in a circle.
      if (query.has("error")) throw new Error(query.get("error_description") ?? query.get("error"));
      await signIn();
      return false;
    },
    async token() {
      const token = kept();
      if (token?.refresh && token.until - EARLY < Date.now()) {
        await exchange({ grant_type: "refresh_token", refresh_token: token.refresh }).catch(forget);
      }
      return kept()?.access ?? "";
    },
    forget,
    signIn,
    async signOut() {
      forget();
      const { end_session_endpoint } = await provider();
      place.assign(end_session_endpoint ? `${end_session_endpoint}?client_id=${encodeURIComponent(clientId)}` : redirect);
    },
  };
}
