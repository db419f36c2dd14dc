// Says that one is here and what one does, and learns who else is. The API forgets after a minute.
import { session } from "./session.js";

const EVERY = 25_000;

export function presence(view, told) {
  let what = "READING";
  let timer;
  async function say() {
    clearTimeout(timer);
    timer = setTimeout(say, EVERY);
    // Who does not look is not here.
    if (document.hidden) return;
    const others = await view.api.present(view.id, what).catch(() => null);
    if (others) told(others.filter((one) => one.address !== session.me.address));
  }
  const away = () => {
    clearTimeout(timer);
    view.api.present(view.id, "GONE").catch(() => {});
  };
  addEventListener("pagehide", away);
  say();
  return {
    doing(next) {
      if (next === what) return;
      what = next;
      say();
    },
    gone() {
      removeEventListener("pagehide", away);
      away();
    },
  };
}
