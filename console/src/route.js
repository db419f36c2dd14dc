// Every view has a link: #/tenant/address/page/ticket?filter. A hash, since the files are served
// as they are, without a rule that sends every path to the same page.

export const PAGES = ["list", "ticket", "holds", "quarantine", "health", "charts", "templates", "privacy", "preferences"];

export function parse(hash) {
  const [path, search = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [tenant, address, page = "list", ticket] = path.split("/").map(decode);
  if (!tenant || !address || !PAGES.includes(page) || (page === "ticket") !== Boolean(ticket)) return null;
  return { tenant, address, page, ticket, filter: Object.fromEntries(new URLSearchParams(search)) };
}

/** A link that somebody broke leads to the start, not to an error. */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

export function format({ tenant, address, page = "list", ticket, filter = {} }) {
  const path = [tenant, address, page, ticket].filter(Boolean).map(encodeURIComponent).join("/");
  const search = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  return `#/${path}${search ? `?${search}` : ""}`;
}

export const go = (route, { replace } = {}) => {
  if (replace) location.replace(format(route));
  else location.hash = format(route);
};
