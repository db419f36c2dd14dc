// The console and a fake of its API on loopback, for the tests and to look at it: `node test/fake/server.mjs 8099`.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { contract } from "./contract.mjs";
import { extra } from "./extra.mjs";
import { many } from "./many.mjs";
import { store } from "./store.mjs";

const SRC = new URL("../../src/", import.meta.url);
/** The policy that the console is served with; docs/decisions/0062. */
export const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self' about:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };

/** @returns {url, store, contract, control, close}; `control` makes it misbehave: {signedOut, offline, slow, status} */
export async function serve({ tickets = 12, port = 0, more = {} } = {}) {
  const held = contract();
  const data = store(many(tickets), { ...extra(), ...more });
  const control = {};
  const server = createServer((request, response) => handle(request, response).catch((error) => {
    held.broken.push(String(error.stack));
    response.writeHead(500).end();
  }));

  async function handle(request, response) {
    const url = new URL(request.url, "http://localhost");
    if (control.slow) await new Promise((done) => setTimeout(done, control.slow));
    if (url.pathname.startsWith("/api/")) return api(request, response, url);
    return file(response, url.pathname);
  }

  async function api(request, response, url) {
    const found = held.find(request.method, url.pathname);
    if (!found) {
      held.broken.push(`${request.method} ${url.pathname} is not in the contract`);
      return response.writeHead(404).end();
    }
    if (control.offline) return request.socket.destroy();
    const forced = control.status?.[found.operation.operationId] ?? (control.signedOut ? 401 : 0);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined;
    const wrong = held.request(found, url.searchParams, request.headers, body);
    const refuse = (status, detail) => [status, { type: "about:blank", status, title: "Refused", detail }];
    const [status, answer, headers = {}] = forced ? refuse(forced, "This is what the test asked for.") : wrong ? refuse(400, wrong)
      : data.operations[found.operation.operationId]({ parameters: found.parameters, query: url.searchParams, headers: request.headers, body });
    const type = headers["Content-Type"] ?? (status < 400 ? "application/json" : "application/problem+json");
    const clean = type.includes("json") ? JSON.parse(JSON.stringify(answer)) : answer;
    held.answer(found, status, type, clean);
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store", ...headers }).end(type.includes("json") ? JSON.stringify(clean) : answer);
  }

  async function file(response, path) {
    if (path === "/console/config.json") return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(control.config ?? { auth: "session" }));
    const name = path === "/console/" ? "index.html" : /^\/console\/([\w-]+\.\w+)$/.exec(path)?.[1];
    const content = name && (await readFile(new URL(name, SRC)).catch(() => null));
    if (!content) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(name)], "Content-Security-Policy": CSP, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" }).end(content);
  }

  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/console/`, data, contract: held, control, close: () => (server.closeAllConnections(), new Promise((done) => server.close(done))) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 8099), tickets: Number(process.argv[3] ?? 12) });
  console.log(url);
}
